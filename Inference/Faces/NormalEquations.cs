namespace LunaVideoAgent.Inference.Faces;

/// <summary>Small least squares: the matrix and the right side of the normal equations, and their solution by Cholesky.</summary>
internal static class NormalEquations
{
    /// <summary>Adds one equation, row times unknowns is the value.</summary>
    public static void Add(Span<double> matrix, Span<double> right, ReadOnlySpan<double> row, double value)
    {
        for (var i = 0; i < row.Length; i++)
        {
            right[i] += row[i] * value;

            for (var j = 0; j < row.Length; j++)
            {
                matrix[i * row.Length + j] += row[i] * row[j];
            }
        }
    }

    /// <summary>Replaces the right side by the unknowns; false where the matrix is not positive definite. The matrix is used up.</summary>
    public static bool TrySolve(Span<double> matrix, Span<double> right)
    {
        var n = right.Length;

        for (var j = 0; j < n; j++)
        {
            for (var i = j; i < n; i++)
            {
                var sum = matrix[i * n + j];

                for (var k = 0; k < j; k++)
                {
                    sum -= matrix[i * n + k] * matrix[j * n + k];
                }

                if (i == j && !(sum > 0))
                {
                    return false;
                }

                matrix[i * n + j] = i == j ? Math.Sqrt(sum) : sum / matrix[j * n + j];
            }
        }

        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
            {
                right[i] -= matrix[i * n + k] * right[k];
            }

            right[i] /= matrix[i * n + i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
            {
                right[i] -= matrix[k * n + i] * right[k];
            }

            right[i] /= matrix[i * n + i];
        }

        return true;
    }
}

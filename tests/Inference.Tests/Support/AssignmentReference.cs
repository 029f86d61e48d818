namespace LunaVideoAgent.Inference.Tests.Support;

/// <summary>Plain ways to solve the assignment problem, to compare the fast one with.</summary>
internal static class AssignmentReference
{
    /// <summary>Sum of (cost - limit) over the pairs.</summary>
    public static double Total(ReadOnlySpan<float> costs, int columns, float limit, ReadOnlySpan<int> columnOfRow)
    {
        var total = 0.0;

        for (var row = 0; row < columnOfRow.Length; row++)
        {
            total += columnOfRow[row] < 0 ? 0 : costs[(row * columns) + columnOfRow[row]] - (double)limit;
        }

        return total;
    }

    /// <summary>The least total, by trying everything.</summary>
    public static double Best(float[] costs, int rows, int columns, float limit) => Best(costs, rows, columns, limit, row: 0, taken: 0);

    /// <summary>The least total, by the textbook's O(n^3) Hungarian method on a square matrix filled up with the limit.</summary>
    public static double Hungarian(float[] costs, int rows, int columns, float limit)
    {
        var size = rows + columns;
        var padded = new double[size, size];

        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                padded[i, j] = i < rows && j < columns ? Math.Min(0, costs[(i * columns) + j] - (double)limit) : 0;
            }
        }

        return new HungarianMethod(padded).Solve();
    }

    private static double Best(float[] costs, int rows, int columns, float limit, int row, int taken)
    {
        if (row == rows)
        {
            return 0;
        }

        var best = Best(costs, rows, columns, limit, row + 1, taken);

        for (var column = 0; column < columns; column++)
        {
            var cost = costs[(row * columns) + column];

            if ((taken & (1 << column)) == 0 && cost < limit)
            {
                best = Math.Min(best, cost - (double)limit + Best(costs, rows, columns, limit, row + 1, taken | (1 << column)));
            }
        }

        return best;
    }
}

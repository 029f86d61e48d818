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

        return Hungarian(padded);
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

    // Row and column 0 are sentinels.
    private static double Hungarian(double[,] costs)
    {
        var size = costs.GetLength(0);
        var u = new double[size + 1];
        var v = new double[size + 1];
        var rowOfColumn = new int[size + 1];
        var way = new int[size + 1];

        for (var row = 1; row <= size; row++)
        {
            rowOfColumn[0] = row;
            var column = 0;
            var least = Enumerable.Repeat(double.PositiveInfinity, size + 1).ToArray();
            var used = new bool[size + 1];

            do
            {
                used[column] = true;
                var delta = double.PositiveInfinity;
                var next = 0;

                for (var j = 1; j <= size; j++)
                {
                    if (used[j])
                    {
                        continue;
                    }

                    var reduced = costs[rowOfColumn[column] - 1, j - 1] - u[rowOfColumn[column]] - v[j];

                    if (reduced < least[j])
                    {
                        (least[j], way[j]) = (reduced, column);
                    }

                    if (least[j] < delta)
                    {
                        (delta, next) = (least[j], j);
                    }
                }

                for (var j = 0; j <= size; j++)
                {
                    if (used[j])
                    {
                        u[rowOfColumn[j]] += delta;
                        v[j] -= delta;
                    }
                    else
                    {
                        least[j] -= delta;
                    }
                }

                column = next;
            }
            while (rowOfColumn[column] != 0);

            while (column != 0)
            {
                rowOfColumn[column] = rowOfColumn[way[column]];
                column = way[column];
            }
        }

        return Enumerable.Range(1, size).Sum(j => costs[rowOfColumn[j] - 1, j - 1]);
    }
}

namespace LunaVideoAgent.Inference.Tracking;

/// <summary>What <see cref="LinearAssignment"/> works on.</summary>
internal readonly ref struct AssignmentProblem(ReadOnlySpan<float> costs, int columns, float limit, Span<int> columnOfRow)
{
    private readonly ReadOnlySpan<float> _costs = costs;

    /// <summary>Number of columns.</summary>
    public int Columns { get; } = columns;

    /// <summary>What a row that stays alone costs.</summary>
    public float Limit { get; } = limit;

    /// <summary>The column of each row, or -1.</summary>
    public Span<int> ColumnOfRow { get; } = columnOfRow;

    /// <summary>The costs of a row.</summary>
    public ReadOnlySpan<float> Row(int row) => _costs.Slice(row * Columns, Columns);

    /// <summary>
    /// The column whose cost less its price is least, and the two least such costs; staying alone is one more column of each row's own,
    /// at the limit and with no price.
    /// </summary>
    public (int Column, double Least, double Second) FindCheapest(int row, ReadOnlySpan<double> prices)
    {
        var ofRow = Row(row);
        var column = -1;
        double least = Limit;
        double second = double.PositiveInfinity;

        for (var j = 0; j < ofRow.Length; j++)
        {
            if (!(ofRow[j] < Limit))
            {
                continue;
            }

            var cost = ofRow[j] - prices[j];

            if (cost < least)
            {
                second = least;
                least = cost;
                column = j;
            }
            else if (cost < second)
            {
                second = cost;
            }
        }

        return (column, least, second);
    }
}

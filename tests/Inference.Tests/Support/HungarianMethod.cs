namespace LunaVideoAgent.Inference.Tests.Support;

/// <summary>The textbook's O(n^3) Hungarian method on a square matrix. Row and column 0 of its own arrays are sentinels.</summary>
internal sealed class HungarianMethod(double[,] costs)
{
    private readonly int _size = costs.GetLength(0);
    private readonly double[] _rowPrices = new double[costs.GetLength(0) + 1];
    private readonly double[] _columnPrices = new double[costs.GetLength(0) + 1];
    private readonly int[] _rowOfColumn = new int[costs.GetLength(0) + 1];
    private readonly int[] _way = new int[costs.GetLength(0) + 1];
    private double[] _least = [];
    private bool[] _used = [];

    /// <summary>The least total cost.</summary>
    public double Solve()
    {
        for (var row = 1; row <= _size; row++)
        {
            Assign(row);
        }

        return Enumerable.Range(1, _size).Sum(column => costs[_rowOfColumn[column] - 1, column - 1]);
    }

    private void Assign(int row)
    {
        _rowOfColumn[0] = row;
        _least = Enumerable.Repeat(double.PositiveInfinity, _size + 1).ToArray();
        _used = new bool[_size + 1];
        var column = 0;

        do
        {
            _used[column] = true;
            var (next, delta) = Relax(column);
            Reprice(delta);
            column = next;
        }
        while (_rowOfColumn[column] != 0);

        while (column != 0)
        {
            _rowOfColumn[column] = _rowOfColumn[_way[column]];
            column = _way[column];
        }
    }

    private (int Next, double Delta) Relax(int column)
    {
        var (next, delta) = (0, double.PositiveInfinity);
        var row = _rowOfColumn[column];

        for (var j = 1; j <= _size; j++)
        {
            if (_used[j])
            {
                continue;
            }

            var reduced = costs[row - 1, j - 1] - _rowPrices[row] - _columnPrices[j];

            if (reduced < _least[j])
            {
                (_least[j], _way[j]) = (reduced, column);
            }

            if (_least[j] < delta)
            {
                (next, delta) = (j, _least[j]);
            }
        }

        return (next, delta);
    }

    private void Reprice(double delta)
    {
        for (var j = 0; j <= _size; j++)
        {
            if (_used[j])
            {
                _rowPrices[_rowOfColumn[j]] += delta;
                _columnPrices[j] -= delta;
            }
            else
            {
                _least[j] -= delta;
            }
        }
    }
}

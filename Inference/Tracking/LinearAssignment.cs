namespace LunaVideoAgent.Inference.Tracking;

/// <summary>
/// Optimal one-to-one assignment with a price for staying alone: Jonker and Volgenant, "A shortest augmenting path algorithm for dense
/// and sparse linear assignment problems" (1987), in the rectangular form. Reuses its memory; not for several threads.
/// </summary>
internal sealed class LinearAssignment
{
    private const int None = -1;

    private int[] _rowOfColumn = [];
    private double[] _prices = [];
    private double[] _distances = [];
    private int[] _previousRow = [];
    private bool[] _isScanned = [];
    private int[] _scanned = [];
    private int[] _freeRows = [];
    private int _scannedCount;
    private int _freeCount;

    /// <summary>
    /// Chooses pairs so that the sum of (cost - limit) is least; a pair that costs the limit, more, or NaN is never chosen.
    /// </summary>
    /// <param name="costs">Row after row, rows x columns.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="limit">What a row that stays alone costs.</param>
    /// <param name="columnOfRow">Receives the column of each row, or -1.</param>
    /// <returns>The number of pairs.</returns>
    public int Solve(ReadOnlySpan<float> costs, int rows, int columns, float limit, Span<int> columnOfRow)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(costs.Length, rows * columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(columnOfRow.Length, rows);

        var problem = new AssignmentProblem(costs, columns, limit, columnOfRow[..rows]);
        Prepare(problem);
        ReduceRows(problem);

        for (var i = 0; i < _freeCount; i++)
        {
            Augment(problem, _freeRows[i]);
        }

        return rows - problem.ColumnOfRow.Count(None);
    }

    private void Prepare(in AssignmentProblem problem)
    {
        Grow(problem.ColumnOfRow.Length, problem.Columns);
        problem.ColumnOfRow.Fill(None);
        _rowOfColumn.AsSpan(0, problem.Columns).Fill(None);
        _prices.AsSpan(0, problem.Columns).Clear();
        _freeCount = 0;
    }

    private void Grow(int rows, int columns)
    {
        if (_freeRows.Length < rows)
        {
            _freeRows = new int[Math.Max(16, rows * 2)];
        }

        if (_prices.Length < columns)
        {
            var size = Math.Max(16, columns * 2);
            _rowOfColumn = new int[size];
            _prices = new double[size];
            _distances = new double[size];
            _previousRow = new int[size];
            _isScanned = new bool[size];
            _scanned = new int[size];
        }
    }

    /// <summary>
    /// The paper's augmenting row reduction: a row takes its cheapest column and raises that column's price to where the second cheapest
    /// would do as well. A row that is pushed out tries again at once; with ties, or after enough tries, it waits for its augmenting path.
    /// </summary>
    private void ReduceRows(in AssignmentProblem problem)
    {
        var tries = 2 * problem.ColumnOfRow.Length;

        for (var start = 0; start < problem.ColumnOfRow.Length; start++)
        {
            var row = start;

            while (row != None)
            {
                var (column, least, second) = problem.FindCheapest(row, _prices);

                if (column == None)
                {
                    break;
                }

                var displaced = _rowOfColumn[column];
                _prices[column] -= second - least;
                Pair(problem, row, column);
                row = displaced;

                if (displaced == None)
                {
                    break;
                }

                problem.ColumnOfRow[displaced] = None;

                if (least >= second || tries-- <= 0)
                {
                    _freeRows[_freeCount++] = displaced;
                    break;
                }
            }
        }
    }

    /// <summary>
    /// Dijkstra over reduced costs from a free row to the nearest column nobody has, or to the nearest row that had better stay alone;
    /// the pairs along the path swap.
    /// </summary>
    private void Augment(in AssignmentProblem problem, int start)
    {
        _distances.AsSpan(0, problem.Columns).Fill(double.PositiveInfinity);
        _isScanned.AsSpan(0, problem.Columns).Clear();
        _scannedCount = 0;
        var (row, offset) = (start, 0.0);
        var (aloneRow, alone) = (start, (double)problem.Limit);

        while (true)
        {
            Relax(problem, row, offset);
            var column = FindNearest(problem.Columns);

            if (column == None || _distances[column] >= alone)
            {
                Reprice(alone);
                var released = problem.ColumnOfRow[aloneRow];
                problem.ColumnOfRow[aloneRow] = None;
                PairAlong(problem, released, start);
                return;
            }

            if (_rowOfColumn[column] == None)
            {
                Reprice(_distances[column]);
                PairAlong(problem, column, start);
                return;
            }

            _isScanned[column] = true;
            _scanned[_scannedCount++] = column;
            row = _rowOfColumn[column];
            offset = problem.Row(row)[column] - _prices[column] - _distances[column];

            if (problem.Limit - offset < alone)
            {
                (aloneRow, alone) = (row, problem.Limit - offset);
            }
        }
    }

    private void Relax(in AssignmentProblem problem, int row, double offset)
    {
        var costs = problem.Row(row);

        for (var j = 0; j < costs.Length; j++)
        {
            if (_isScanned[j] || !(costs[j] < problem.Limit))
            {
                continue;
            }

            var distance = costs[j] - _prices[j] - offset;

            if (distance < _distances[j])
            {
                _distances[j] = distance;
                _previousRow[j] = row;
            }
        }
    }

    private int FindNearest(int columns)
    {
        var nearest = None;
        var least = double.PositiveInfinity;

        for (var j = 0; j < columns; j++)
        {
            if (!_isScanned[j] && _distances[j] < least)
            {
                least = _distances[j];
                nearest = j;
            }
        }

        return nearest;
    }

    private void Reprice(double reached)
    {
        foreach (var column in _scanned.AsSpan(0, _scannedCount))
        {
            _prices[column] += _distances[column] - reached;
        }
    }

    private void PairAlong(in AssignmentProblem problem, int column, int start)
    {
        while (column != None)
        {
            var row = _previousRow[column];
            var next = row == start ? None : problem.ColumnOfRow[row];
            Pair(problem, row, column);
            column = next;
        }
    }

    private void Pair(in AssignmentProblem problem, int row, int column)
    {
        problem.ColumnOfRow[row] = column;
        _rowOfColumn[column] = row;
    }
}

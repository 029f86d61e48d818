using FsCheck;
using FsCheck.Fluent;
using LunaVideoAgent.Inference.Tests.Support;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Inference.Tests.Tracking;

public sealed class LinearAssignmentTests
{
    [Test]
    public void Nothing_is_paired_with_nothing()
    {
        var assignment = new LinearAssignment();

        Assert.That(assignment.Solve([], rows: 0, columns: 3, limit: 1, []), Is.Zero);
        Assert.That(assignment.Solve([], rows: 2, columns: 0, limit: 1, new int[2]), Is.Zero);
    }

    [Test]
    public void The_total_matters_more_than_the_best_single_pair()
    {
        // Taking the cheapest pair first (0) would leave 9 for the other row.
        float[] costs = [0, 1, 1, 9];
        var columnOfRow = new int[2];

        var pairs = new LinearAssignment().Solve(costs, rows: 2, columns: 2, limit: 10, columnOfRow);

        Assert.That(pairs, Is.EqualTo(2));
        Assert.That(columnOfRow, Is.EqualTo([1, 0]));
    }

    [Test]
    public void A_pair_at_or_above_the_limit_stays_apart()
    {
        float[] costs = [0.5f, float.NaN, float.PositiveInfinity, 0.8f];
        var columnOfRow = new int[2];

        var pairs = new LinearAssignment().Solve(costs, rows: 2, columns: 2, limit: 0.8f, columnOfRow);

        Assert.That(pairs, Is.EqualTo(1));
        Assert.That(columnOfRow, Is.EqualTo([0, -1]));
    }

    [Test]
    public void A_row_gives_way_when_staying_alone_costs_less_in_total()
    {
        // Both rows want column 0; the second gains more, and the first has nothing else below the limit.
        float[] costs = [0.6f, 0.1f];
        var columnOfRow = new int[2];

        new LinearAssignment().Solve(costs, rows: 2, columns: 1, limit: 1, columnOfRow);

        Assert.That(columnOfRow, Is.EqualTo([-1, 0]));
    }

    [Test]
    public void A_chain_of_swaps_ends_with_a_row_alone()
    {
        // The third row takes column 0, the first moves to column 1, the second cannot find anything below the limit.
        float[] costs =
        [
            0.1f, 0.3f,
            9.0f, 0.8f,
            0.0f, 9.0f,
        ];
        var columnOfRow = new int[3];

        new LinearAssignment().Solve(costs, rows: 3, columns: 2, limit: 1, columnOfRow);

        Assert.That(columnOfRow, Is.EqualTo([1, -1, 0]));
    }

    [Test]
    public void Negative_costs_are_welcome()
    {
        float[] costs = [-1, -5, -2, -3];
        var columnOfRow = new int[2];

        new LinearAssignment().Solve(costs, rows: 2, columns: 2, limit: 0, columnOfRow);

        Assert.That(columnOfRow, Is.EqualTo([1, 0]));
    }

    [Test]
    public void It_is_as_good_as_trying_everything()
    {
        var solver = new LinearAssignment();
        var problems =
            from rows in Gen.Choose(0, 6)
            from columns in Gen.Choose(0, 6)
            from limit in Gen.Choose(1, 12)
            from costs in Gen.Choose(-3, 14).ArrayOf(rows * columns)
            select (rows, columns, limit, costs);

        var property = Prop.ForAll(problems.ToArbitrary(), problem =>
        {
            var costs = Array.ConvertAll(problem.costs, cost => cost == 14 ? float.PositiveInfinity : cost);
            var columnOfRow = new int[problem.rows];

            var pairs = solver.Solve(costs, problem.rows, problem.columns, problem.limit, columnOfRow);

            var taken = columnOfRow.Where(column => column >= 0).ToArray();
            var gain = AssignmentReference.Total(costs, problem.columns, problem.limit, columnOfRow);
            return taken.Distinct().Count() == taken.Length
                && taken.Length == pairs
                && Math.Abs(gain - AssignmentReference.Best(costs, problem.rows, problem.columns, problem.limit)) < 1e-4;
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), property);
    }

    [TestCase(40, 40)]
    [TestCase(25, 60)]
    [TestCase(60, 25)]
    public void Large_problems_are_solved_as_well_as_by_the_textbook_method(int rows, int columns)
    {
        var random = new Random(7);
        var solver = new LinearAssignment();

        for (var round = 0; round < 30; round++)
        {
            var costs = Enumerable.Range(0, rows * columns).Select(_ => random.NextSingle()).ToArray();
            var limit = 0.02f + random.NextSingle();
            var columnOfRow = new int[rows];

            solver.Solve(costs, rows, columns, limit, columnOfRow);

            var expected = AssignmentReference.Hungarian(costs, rows, columns, limit);
            Assert.That(
                AssignmentReference.Total(costs, columns, limit, columnOfRow),
                Is.EqualTo(expected).Within(1e-4),
                $"round {round}");
        }
    }
}

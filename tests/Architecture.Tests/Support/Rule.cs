namespace LunaVideoAgent.Architecture.Tests.Support;

/// <summary>Says of a rule that nothing breaks it, or names everything that does.</summary>
internal static class Rule
{
    /// <summary>Fails with the rule and one line for each violation.</summary>
    public static void Holds(string rule, IEnumerable<string> violations)
    {
        string[] found = [.. violations.Distinct()];

        if (found is not [])
        {
            Assert.Fail($"{rule}\n{string.Join('\n', found)}");
        }
    }
}

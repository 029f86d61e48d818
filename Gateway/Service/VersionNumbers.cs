namespace LunaVideoAgent.Gateway.Service;

/// <summary>The version of the contract that is served.</summary>
internal sealed record VersionNumbers(int Api, int Major, int Minor, int Patch)
{
    public static VersionNumbers Contract { get; } = new(Api: 2, Major: 1, Minor: 28, Patch: 0);
}

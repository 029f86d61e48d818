namespace LunaVideoAgent.Silo.Tests.Support;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("luna-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

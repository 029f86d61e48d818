namespace LunaVideoAgent.Contract.Tests.Models;

/// <summary>An empty folder, to which a test adds models, and a clip in which a red square comes and goes.</summary>
internal sealed class ModelFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("luna-models-");

    public ModelFolder()
    {
        Directory.CreateDirectory(Path);
        Directory.CreateDirectory(Media);

        // The square is the cell in column 1 and row 2 of the colour networks' 4 x 4; it is there from second 1 to second 3.
        TestSupport.FfmpegCommand.Run(
            "-f lavfi -i color=c=black:s=640x640:r=10:d=4,"
            + "drawbox=x=160:y=320:w=160:h=160:color=red:t=fill:enable='gte(t,1)*lt(t,3)' "
            + $"-pix_fmt yuv420p -g 10 {Clip}");
    }

    public string Path => System.IO.Path.Combine(_root.FullName, "models");

    public string Media => System.IO.Path.Combine(_root.FullName, "media");

    public string Clip => System.IO.Path.Combine(Media, "red.mp4");

    public void Dispose() => _root.Delete(recursive: true);
}

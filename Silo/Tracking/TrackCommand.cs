using System.CommandLine;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Silo.Tracking;

/// <summary><c>track</c>: the tracker of the agent, alone, over a MOTChallenge file of detections, so that anyone can score it.</summary>
internal static class TrackCommand
{
    private static readonly Option<FileInfo> Detections = new("--detections")
    {
        Description = "Rows of frame,-1,left,top,width,height,conf in any order; further columns are ignored.",
        Required = true,
    };

    private static readonly Option<double> FrameRate = new("--frame-rate")
    {
        Description = "Frames a second of the video.",
        Required = true,
    };

    private static readonly Option<int?> Width = new("--width") { Description = "Width of the video in pixels." };

    private static readonly Option<int?> Height = new("--height") { Description = "Height of the video in pixels." };

    private static readonly Option<FileInfo> Output = new("--output")
    {
        Description = "Receives rows of frame,id,left,top,width,height,conf,-1,-1,-1; it is replaced if it is there.",
        Required = true,
    };

    /// <summary>Runs it; 1 if a file could not be read, understood or written.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        var command = new RootCommand("Tracks the detections of a MOTChallenge file, frame by frame.")
        {
            Detections, FrameRate, Width, Height, Output,
        };
        command.SetAction(Run);
        return command.Parse(args).InvokeAsync();
    }

    private static int Run(ParseResult arguments)
    {
        var output = arguments.GetRequiredValue(Output).FullName;
        var unfinished = output + ".unfinished";
        var options = new MotChallengeOptions
        {
            FrameRate = arguments.GetRequiredValue(FrameRate),
            Width = arguments.GetValue(Width),
            Height = arguments.GetValue(Height),
        };

        try
        {
            // A run that breaks off leaves an earlier result as it was.
            Write(arguments.GetRequiredValue(Detections).FullName, unfinished, options);
            File.Move(unfinished, output, overwrite: true);
            return 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            File.Delete(unfinished);
            Console.Error.WriteLine($"error: {fault.Message}");
            return 1;
        }
    }

    private static void Write(string detections, string output, MotChallengeOptions options)
    {
        using var reader = File.OpenText(detections);
        using var writer = File.CreateText(output);
        MotChallengeRun.Execute(reader, writer, options);
    }
}

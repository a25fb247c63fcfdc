using System.Text.Encodings.Web;
using System.Text.Json;

namespace Langfuse.Observe.Server.Cli.Testing;

/// <summary>The two files of a replayed trace: both are written, or neither.</summary>
/// <param name="Name">What both are called.</param>
/// <param name="Test">The test.</param>
/// <param name="Trace">The trace.</param>
internal sealed record TestFiles(string Name, string Test, string Trace)
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The files of a trace in a folder. Where another trace has its name already, they carry the beginning of its id.</summary>
    public static TestFiles Of(ReplayedTrace trace, string folder)
    {
        var files = Named(trace.Name, folder);
        return files.BelongsToAnother(trace) ? Named(trace.DistinctName, folder) : files;
    }

    /// <summary>The trace's file as a test of the project finds it: relative to the folder of the project that the files are in.</summary>
    public string TracePath => Path.GetRelativePath(ProjectFolder(Path.GetDirectoryName(Test)!), Trace).Replace('\\', '/');

    /// <exception cref="CliException">One is there already, and is not to be written over.</exception>
    public async Task WriteAsync(string test, JsonElement trace, bool isForced, CancellationToken cancellationToken)
    {
        if (!isForced && new[] { Test, Trace }.FirstOrDefault(File.Exists) is { } present)
        {
            throw new CliException($"'{present}' is there already, and nothing was written. Use --force to write over it, or another --output.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Trace)!);
        await File.WriteAllTextAsync(Trace, JsonSerializer.Serialize(trace, s_indented) + "\n", cancellationToken);
        await File.WriteAllTextAsync(Test, test, cancellationToken);
    }

    private static TestFiles Named(string name, string folder) =>
        new(name, Path.Combine(folder, name + "ReplayTests.cs"), Path.Combine(folder, "traces", name + ".json"));

    private bool BelongsToAnother(ReplayedTrace trace)
    {
        if (!File.Exists(Trace))
        {
            return false;
        }

        using var document = JsonElements.TryParse(File.ReadAllText(Trace));
        return document?.RootElement.Text("id") is { } id && id != trace.Id;
    }

    private static string ProjectFolder(string folder)
    {
        for (var candidate = new DirectoryInfo(folder); candidate is not null; candidate = candidate.Parent)
        {
            if (candidate.Exists && candidate.EnumerateFiles("*.*proj").Any())
            {
                return candidate.FullName;
            }
        }

        return folder;
    }
}

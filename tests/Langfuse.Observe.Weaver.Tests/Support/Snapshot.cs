using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Langfuse.Observe.Weaver.Tests.Support;

/// <summary>Compares text with a committed file. A difference fails the test and writes the new text, so that the repository shows it.</summary>
internal static class Snapshot
{
    public static void Match(string name, string text) => MatchFile(Path.Combine(TestAssembly.ProjectFolder, "Snapshots", name), text);

    /// <summary>For a file that people read elsewhere: it is written in place, and the test fails when that changed it.</summary>
    public static void MatchFile(string path, string text)
    {
        text = text.ReplaceLineEndings("\n").TrimEnd() + "\n";
        var committed = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (committed == text)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        Assert.Fail($"{Path.GetFileName(path)} has changed; it was written anew. Look at the difference and commit it when it is meant.\n" + Difference(committed, text));
    }

    private static string Difference(string before, string after) => string.Join('\n', new InlineDiffBuilder(new DiffPlex.Differ()).BuildDiffModel(before, after).Lines
        .Where(line => line.Type is ChangeType.Inserted or ChangeType.Deleted)
        .Take(60)
        .Select(line => (line.Type == ChangeType.Inserted ? "+ " : "- ") + line.Text));
}

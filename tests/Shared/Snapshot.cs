using System.Runtime.CompilerServices;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Langfuse.Observe.Tests.Shared;

/// <summary>Compares a text with a committed file. The environment variable UPDATE_SNAPSHOTS=1 writes what is there instead.</summary>
internal static class Snapshot
{
    private const int LongestDifference = 60;

    /// <summary>The approved file stands in a folder <c>Approved</c> beside the test.</summary>
    public static void Match(string name, string actual, [CallerFilePath] string testFile = "") =>
        MatchFile(Path.Combine(Path.GetDirectoryName(testFile)!, "Approved", name), actual);

    /// <summary>For a file that people read elsewhere, such as a page of the documentation.</summary>
    public static void MatchFile(string path, string actual)
    {
        actual = Normalise(actual);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        var approved = File.Exists(path) ? Normalise(File.ReadAllText(path)) : "";
        if (approved != actual)
        {
            Assert.Fail($"{Path.GetFileName(path)} is not as approved. If the change is meant, run the tests once with UPDATE_SNAPSHOTS=1 and commit the file.\n"
                + Difference(approved, actual));
        }
    }

    private static string Difference(string approved, string actual) => string.Join('\n', new InlineDiffBuilder(new Differ()).BuildDiffModel(approved, actual).Lines
        .Where(line => line.Type is ChangeType.Inserted or ChangeType.Deleted)
        .Take(LongestDifference)
        .Select(line => (line.Type == ChangeType.Inserted ? "+ " : "- ") + line.Text));

    private static string Normalise(string text) => text.ReplaceLineEndings("\n").TrimEnd() + "\n";
}

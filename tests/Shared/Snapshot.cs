using System.Runtime.CompilerServices;

namespace Langfuse.Observe.Tests.Shared;

/// <summary>Compares a text with an approved file beside the test. The environment variable UPDATE_SNAPSHOTS=1 approves what is there.</summary>
internal static class Snapshot
{
    public static void Match(string name, string actual, [CallerFilePath] string testFile = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(testFile)!, "Approved", name);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Normalise(actual));
            return;
        }

        var expected = File.Exists(path) ? Normalise(File.ReadAllText(path)) : "";
        if (expected == Normalise(actual))
        {
            return;
        }

        Assert.Fail($"{name} is not as approved. {FirstDifference(expected, Normalise(actual))}\n"
            + "If the change is meant, run the tests once with UPDATE_SNAPSHOTS=1 and commit the file.");
    }

    private static string FirstDifference(string expected, string actual)
    {
        var approved = expected.Split('\n');
        var seen = actual.Split('\n');
        var line = 0;
        while (line < approved.Length && line < seen.Length && approved[line] == seen[line])
        {
            line++;
        }

        return $"Line {line + 1}\n approved: {(line < approved.Length ? approved[line] : "(end)")}\n   actual: {(line < seen.Length ? seen[line] : "(end)")}";
    }

    private static string Normalise(string text) => text.ReplaceLineEndings("\n").TrimEnd() + "\n";
}

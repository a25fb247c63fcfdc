using System.Globalization;

namespace WeaveAll;

/// <summary>Runs a test assembly three times: as it is, woven whole with nothing recording, and with a recorder on.</summary>
internal sealed class WholeWeave(string tests, IReadOnlyList<string> libraries)
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weave-all-").FullName;

    /// <returns>Whether every test ended in the same way each time.</returns>
    public async Task<bool> RunAsync()
    {
        FolderCopy.Copy(Path.GetDirectoryName(Path.GetFullPath(tests))!, _folder);
        var copy = new TestRun(Path.Combine(_folder, Path.GetFileName(tests)));
        var before = await copy.RunAsync(Recording.None);
        Console.WriteLine($"{"unwoven",-24}{before.Summary}");

        foreach (var name in libraries.Append(tests).Select(Path.GetFileName))
        {
            Weave(Path.Combine(_folder, name!));
        }

        var off = await copy.RunAsync(Recording.Off);
        Console.WriteLine($"{"woven, not recording",-24}{off.Summary}");
        var on = await copy.RunAsync(Recording.On);
        Console.WriteLine($"{"woven, recording",-24}{on.Summary}");
        Console.WriteLine(on.RecorderReport);

        var isSame = Compare("not recording", before, off) & Compare("recording", before, on);
        Directory.Delete(_folder, recursive: true);
        return isSame;
    }

    private void Weave(string path)
    {
        var result = Weaver.Weave(path, _folder);
        var woven = result.Members.Count(member => member.IsWoven);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}: {woven} methods woven"));
        foreach (var member in result.Members.Where(member => !member.IsWoven))
        {
            Console.WriteLine($"  not woven: {member.Member}: {member.Why}");
        }

        foreach (var finding in result.Findings.Where(finding => finding.IsError))
        {
            Console.WriteLine($"  {finding.Rule.Id}: {finding.Message}");
        }
    }

    private static bool Compare(string name, TestResults before, TestResults after)
    {
        var differences = before.Differences(after).ToList();
        foreach (var difference in differences)
        {
            Console.WriteLine($"{name}: {difference}");
        }

        return differences.Count == 0;
    }
}

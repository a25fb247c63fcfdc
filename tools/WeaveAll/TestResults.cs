using System.Xml.Linq;

namespace WeaveAll;

/// <summary>How each test of a run ended.</summary>
internal sealed class TestResults
{
    private readonly Dictionary<string, (string Outcome, string Message)> _tests;

    private TestResults(Dictionary<string, (string Outcome, string Message)> tests, string recorderReport)
    {
        _tests = tests;
        RecorderReport = recorderReport;
    }

    /// <summary>What the recorder counted.</summary>
    public string RecorderReport { get; }

    public string Summary => string.Join(", ", _tests.Values.GroupBy(test => test.Outcome).OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => $"{group.Count()} {group.Key}"));

    public static TestResults Read(string trx, string recorderReport)
    {
        var tests = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        foreach (var result in XDocument.Load(trx).Descendants().Where(element => element.Name.LocalName == "UnitTestResult"))
        {
            var name = (string)result.Attribute("testName")!;
            var message = result.Descendants().FirstOrDefault(element => element.Name.LocalName == "ErrorInfo")?.Value ?? "";

            // Data rows can share a name: each counts.
            for (var row = 2; !tests.TryAdd(name, ((string)result.Attribute("outcome")!, message)); row++)
            {
                name = $"{(string)result.Attribute("testName")!} #{row}";
            }
        }

        return new TestResults(tests, recorderReport);
    }

    /// <summary>The tests that ended in another way.</summary>
    public IEnumerable<string> Differences(TestResults other)
    {
        foreach (var name in _tests.Keys.Union(other._tests.Keys).Order(StringComparer.Ordinal))
        {
            var before = _tests.GetValueOrDefault(name, ("missing", ""));
            var after = other._tests.GetValueOrDefault(name, ("missing", ""));
            if (before.Item1 != after.Item1)
            {
                yield return $"{name}: {before.Item1} -> {after.Item1}\n    {after.Item2.ReplaceLineEndings("\n    ")}";
            }
        }
    }
}

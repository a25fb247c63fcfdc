using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>One cell of the conformance table.</summary>
internal sealed record Cell(Kind Kind, Outcome Outcome)
{
    private static readonly Dictionary<(Kind, Outcome), string> s_results = [];

    public static IEnumerable<Cell> All =>
        from kind in KindCatalogue.All
        from outcome in Enum.GetValues<Outcome>()
        where kind.Has(outcome)
        select new Cell(kind, outcome);

    /// <summary>What differs between the unwoven and the woven runs; empty when nothing does.</summary>
    public string Difference
    {
        get
        {
            if (!s_results.TryGetValue((Kind, Outcome), out var result))
            {
                result = Compare(Build.Debug.Value, "Debug") + Compare(Build.Release.Value, "Release");
                if (Kind.Family is Family.Async or Family.AsyncStream)
                {
                    result += Compare(Build.RuntimeAsync.Value, "runtime-async");
                }

                s_results[(Kind, Outcome)] = result;
            }

            return result;
        }
    }

    private string Compare(Build build, string name)
    {
        var isRuntimeAsync = build.IsRuntimeAsync;
        var expected = Run(build.Unwoven, isRuntimeAsync);
        var off = Run(build.Woven, isRuntimeAsync);
        using var sink = new TestSink();
        var on = Run(build.Woven, isRuntimeAsync);
        return Differs(name + ", off", expected, off) + Differs(name + ", on", expected, on)
            + string.Concat(Work.Violations.Concat(new Expectation(Kind, Outcome).Violations(sink)).Select(violation => $"{name}: {violation}\n"));
    }

    private string Run(LoadedAssembly assembly, bool isRuntimeAsync)
    {
        var transcript = Driver.RunAsync(new Subject(assembly, Kind), Outcome).GetAwaiter().GetResult();
        return isRuntimeAsync ? WithThrowPointsOnly(transcript) : transcript;
    }

    /// <summary>Runtime-async is a preview whose stack traces depend on which thread is first: of them, only the line that threw is compared.</summary>
    private static string WithThrowPointsOnly(string transcript)
    {
        var lines = transcript.Split('\n');
        return string.Join('\n', lines.Where((line, index) => !IsFrame(line) || !IsFrame(lines[index - 1])));

        static bool IsFrame(string line) => line.StartsWith("   at ", StringComparison.Ordinal) || line.StartsWith("--- End of", StringComparison.Ordinal);
    }

    private static string Differs(string name, string expected, string actual) =>
        expected == actual ? "" : $"{name}: unwoven\n{expected}woven\n{actual}";
}

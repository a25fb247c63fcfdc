using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Validation;

/// <summary>LFO2012: sequences that are read after the observation of the method that made them has ended.</summary>
public sealed class LazyResultTests
{
    private const string Helpers = """
        static readonly List<int> s_items = [1, 2];
        static IEnumerable<int> Iterator() { yield return 1; }
        static IEnumerable<int> Query() => s_items.Where(i => i > 1);
        static IEnumerable<int> Data() => s_items;
        """;

    public static TheoryData<string, string> Lazy => new()
    {
        { "static IEnumerable<int> M() => s_items.Select(i => i + 1);", "Enumerable.Select" },
        { "static IEnumerable<int> M() { var found = from i in s_items where i > 1 select i * 2; return found; }", "Enumerable.Select" },
        { "static IOrderedEnumerable<int> M() => s_items.OrderBy(i => i);", "Enumerable.OrderBy" },
        { "static IEnumerable M() => s_items.Cast<object>();", "Enumerable.Cast" },
        { "static IEnumerable<int> M(bool all) { if (all) { return s_items; } return s_items.Skip(1); }", "Enumerable.Skip" },
        { "static IEnumerable<int> M() => s_items.Where(i => i > 1).AsEnumerable();", "Enumerable.Where" },
        { "static IEnumerable<int> M() => Iterator();", "Program.Iterator" },
        { "static IEnumerable<int> M() => Query();", "Enumerable.Where" },
        { "static IEnumerator<int> M() => Iterator().GetEnumerator();", "" },
        { "static async Task<IEnumerable<int>> M() { await Task.Yield(); return s_items.Where(i => i > 1); }", "Enumerable.Where" },
        { "static async Task<IEnumerable<int>> M() { var found = s_items.Where(i => i > 1); await Task.Yield(); return found; }", "Enumerable.Where" },
        { "static async ValueTask<IEnumerable<int>> M() { try { await Task.Yield(); return Iterator(); } finally { s_items.Sort(); } }", "Program.Iterator" },
        { "static Task<IEnumerable<int>> M() => Task.FromResult(s_items.Where(i => i > 1));", "Enumerable.Where" },
        { "static ValueTask<IEnumerable<int>> M() => new(s_items.Where(i => i > 1));", "Enumerable.Where" },
        { "static IEnumerable<string> M() => System.IO.File.ReadLines(\"a\");", "File.ReadLines" },
        { "static IEnumerable<string> M() => System.IO.Directory.EnumerateFiles(\"a\");", "Directory.EnumerateFiles" },
    };

    public static TheoryData<string> Finished => new()
    {
        "static IEnumerable<int> M() => s_items;",
        "static IEnumerable<int> M() => s_items.Where(i => i > 1).ToList();",
        "static IReadOnlyList<int> M() => [.. s_items.Where(i => i > 1)];",
        "static IEnumerable<int> M() { foreach (var i in s_items.Where(i => i > 1)) { yield return i; } }",
        "static IEnumerable<int> M() => Enumerable.Empty<int>();",
        "static IEnumerable<int> M() => Enumerable.Range(1, 2);",
        "static IEnumerable<int> M() => Data();",
        "static IEnumerable<int> M(bool deep) => deep ? M(false) : s_items;",
        "static async Task<IEnumerable<int>> M() { await Task.Yield(); return s_items.Select(i => i).ToArray(); }",
        "static int M() => s_items.Where(i => i > 1).Count();",
        "static Func<IEnumerable<int>> M() => () => s_items.Where(i => i > 1);",
        "static IEnumerable<int> M() { var seen = s_items.Where(i => i > 1); return new List<int>(seen); }",
    };

    [Theory]
    [MemberData(nameof(Lazy))]
    public void SequenceReadLater_IsNamed(string method, string maker)
    {
        foreach (var isRelease in new[] { false, true })
        {
            var findings = Findings("[Observe] " + method, isRelease);
            if (maker.Length == 0)
            {
                // An enumerator may have moved already; nothing is said of what is not known.
                Assert.Empty(findings);
                continue;
            }

            var finding = Assert.Single(findings);
            Assert.StartsWith("'Program.M' returns a sequence that " + maker + " makes as it is read", finding.Message, StringComparison.Ordinal);
            Assert.Contains("ToList", finding.Message, StringComparison.Ordinal);
            Assert.NotNull(finding.Location);
        }
    }

    [Theory]
    [MemberData(nameof(Finished))]
    public void ResultThatIsThere_IsNot(string method)
    {
        Assert.Empty(Findings("[Observe] " + method, isRelease: false));
        Assert.Empty(Findings("[Observe] " + method, isRelease: true));
    }

    [Fact]
    public void MethodsOfAnObservedType_AreNamedToo()
    {
        var path = new Snippet("[Observe] public class Shop { public IEnumerable<int> Find(List<int> items) => items.Where(i => i > 1); public int Count() => 1; }").Compile();

        Assert.Equal("LFO2012", Assert.Single(Weaving.Weave(path).Findings, finding => finding.Rule.Severity == Rules.RuleSeverity.Warning).Rule.Id);
    }

    [Fact]
    public void MethodsWovenWithAllOthers_AreNot()
    {
        var path = new Snippet("public class Shop { public IEnumerable<int> Find(List<int> items) => items.Where(i => i > 1); }").Compile();

        Assert.DoesNotContain(Weaving.Weave(path, options => options with { WeaveAll = true }).Findings, finding => finding.Rule.Id == "LFO2012");
    }

    private static List<Reporting.Finding> Findings(string method, bool isRelease)
    {
        var path = new Snippet($"public static class Program {{ {method} {Helpers} }}") { IsRelease = isRelease }.Compile();
        return [.. Weaving.Weave(path).Findings.Where(finding => finding.Rule.Id == "LFO2012")];
    }
}

using System.Text.RegularExpressions;
using Langfuse.Observe.Analyzers.Tests.Harness;
using Langfuse.Observe.Rules;

namespace Langfuse.Observe.Analyzers.Tests.Pages;

/// <summary>The pages in <c>docs/rules</c> say what the rules do: held against the catalogue, and their listings against the analyzers.</summary>
public class RulePageTests
{
    private static readonly string s_folder = Path.Combine(BuildFacts.RepositoryRoot, "docs", "rules");

    public static TheoryData<string> Ids => [.. RuleCatalogue.All.Select(rule => rule.Id)];

    public static TheoryData<string> AnalyzerIds => [.. RuleCatalogue.All.Where(IsTested).Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_NamesItsRule(string id)
    {
        var rule = RuleCatalogue.All.Single(rule => rule.Id == id);
        var page = Read(id);
        Assert.StartsWith($"# {rule.Id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains($"Category `{rule.Category}`, severity {rule.Severity.ToString().ToLowerInvariant()},", page, StringComparison.Ordinal);
        var fixable = VerifyFix.AllFixers.Any(fixer => fixer.FixableDiagnosticIds.Contains(id));
        Assert.Contains(fixable ? "with a code fix" : "without a code fix", page, StringComparison.Ordinal);
        Assert.Contains("## Cause\n", page, StringComparison.Ordinal);
        Assert.Contains("## When to suppress\n", page, StringComparison.Ordinal);
        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpLink, StringComparison.Ordinal);
        Assert.Matches(@"^https://\S+$", rule.HelpLink);
    }

    [Theory]
    [MemberData(nameof(AnalyzerIds))]
    public async Task FirstListing_TriggersAndSecondDoesNot(string id)
    {
        var page = Read(id);
        var listings = Regex.Matches(page, "```csharp\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value).ToList();
        var vocabulary = Regex.Match(page, "```json\n(.*?)```", RegexOptions.Singleline) is { Success: true } json ? json.Groups[1].Value : null;
        Assert.Equal(2, listings.Count);

        var first = await TestCompilation.ReportsAsync(TestProgram.Of(listings[0], vocabulary));
        var report = Assert.Single(first);
        Assert.Equal(id, report.Id);
        Assert.Empty(await TestCompilation.ReportsAsync(TestProgram.Of(listings[1], vocabulary)));
    }

    [Fact]
    public void Messages_WithoutAnArgument_AreShownAsTheyAre() =>
        Assert.All(RuleCatalogue.All.Where(rule => !rule.MessageFormat.Contains("{0}", StringComparison.Ordinal)), rule => Assert.DoesNotContain("{{", rule.MessageFormat, StringComparison.Ordinal));

    [Fact]
    public void Members_PairNumberAndMeaning()
    {
        Assert.All(RuleCatalogue.Members, member => Assert.Matches($"^{member.Rule.Id}_[A-Z][A-Za-z]+$", member.Member));
        Assert.Equal(RuleCatalogue.All.Count, RuleCatalogue.All.Select(rule => rule.Id).Distinct().Count());
    }

    [Fact]
    public void Pages_AreAllOfRules()
    {
        var pages = Directory.GetFiles(s_folder, "LFO*.md").Select(Path.GetFileNameWithoutExtension).Order();
        Assert.Equal(RuleCatalogue.All.Select(rule => rule.Id), pages);
    }

    [Fact]
    public void Index_ListsEveryRule()
    {
        var index = Read("README");
        Assert.All(RuleCatalogue.All, rule => Assert.Contains($"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.Severity.ToString().ToLowerInvariant()} |", index, StringComparison.Ordinal));
    }

    [Fact]
    public void Index_NamesEveryOption()
    {
        var index = Read("README");
        string[] options = [RuleOptions.MaxNameDistance, RuleOptions.SecretNames, RuleOptions.NotSecretNames];
        Assert.All(options, option => Assert.Contains($"`{option}`", index, StringComparison.Ordinal));
    }

    [Fact]
    public void ReleaseFiles_ListTheRulesOfTheAnalyzers()
    {
        var folder = Path.Combine(BuildFacts.RepositoryRoot, "analyzers", "Langfuse.Observe.Analyzers");
        var listed = new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(file => Regex.Matches(File.ReadAllText(Path.Combine(folder, file)), @"^(LFO\d{4}) \| (\S+) \| (\w+) \|", RegexOptions.Multiline))
            .Select(match => $"{match.Groups[1]} {match.Groups[2]} {match.Groups[3]}").Order();
        var reported = RuleCatalogue.All.Where(rule => rule.Reporters.HasFlag(RuleReporters.Analyzer)).Select(rule => $"{rule.Id} {rule.Category} {rule.Severity}").Order();
        Assert.Equal(reported, listed);
    }

    [Fact]
    public void Analyzers_ReportWhatTheCatalogueSays()
    {
        var reported = TestCompilation.AllAnalyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(descriptor => descriptor.Id).Distinct().Order();
        var promised = RuleCatalogue.All.Where(IsTested).Select(rule => rule.Id).Order();
        Assert.Equal(promised, reported);
    }

    private static bool IsTested(Rule rule) => rule.Reporters.HasFlag(RuleReporters.Analyzer);

    private static string Read(string name) => File.ReadAllText(Path.Combine(s_folder, name + ".md")).ReplaceLineEndings("\n");
}

using System.Collections.Concurrent;
using Langfuse.Observe.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace Langfuse.Observe.Analyzers.Tests.Pages;

/// <summary>Every fix, applied to every program of the corpus and every listing of the rule pages where it is offered: the result compiles, the report is gone, and nothing else has changed.</summary>
public class CorpusFixTests
{
    // C# 14 is the preview of the compiler that these tests hold against.
    private static readonly LanguageVersion[] s_versions = [LanguageVersion.CSharp8, LanguageVersion.CSharp12, LanguageVersion.Preview];

    [Theory]
    [InlineData("LFO1", Format.Braces)]
    [InlineData("LFO1", Format.NoBraces)]
    [InlineData("LFO1", Format.ExpressionBodies)]
    [InlineData("LFO4", Format.Braces)]
    [InlineData("LFO4", Format.NoBraces)]
    [InlineData("LFO4", Format.ExpressionBodies)]
    [InlineData("LFO5", Format.Braces)]
    [InlineData("LFO5", Format.NoBraces)]
    [InlineData("LFO5", Format.ExpressionBodies)]
    [InlineData("LFO6", Format.Braces)]
    [InlineData("LFO6", Format.NoBraces)]
    [InlineData("LFO6", Format.ExpressionBodies)]
    [InlineData("LFO7", Format.Braces)]
    [InlineData("LFO7", Format.NoBraces)]
    [InlineData("LFO7", Format.ExpressionBodies)]
    public async Task EveryFix_MendsTheReportAndNothingElse(string rules, Format format)
    {
        var faults = new ConcurrentBag<string>();
        var applied = new ConcurrentDictionary<LanguageVersion, int>();
        await Parallel.ForEachAsync(Corpus.Programs(rules).Concat(Corpus.Listings(rules)), async (program, _) =>
        {
            var source = Reformatting.Apply(program.Source, format);
            foreach (var version in source == program.Source ? [] : s_versions)
            {
                var check = new FixCheck(program.Rule, version);
                foreach (var fault in await check.FaultsAsync(Corpus.Program(source)))
                {
                    faults.Add($"{program.File}: {fault}");
                }

                applied.AddOrUpdate(version, check.Applied, (_, before) => before + check.Applied);
            }
        });

        Assert.True(faults.IsEmpty, string.Join("\n\n", faults.Order(StringComparer.Ordinal)));
        Assert.All(format == Format.Braces ? s_versions : [], version => Assert.True(applied.GetValueOrDefault(version) > 0, version.ToString()));
    }
}

using System.Reflection;
using Langfuse.Observe.Generators.Scores;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Generators.Tests.Scores;

public class ScoresGeneratorTests
{
    private const string Listing = """
        { "scores": [ { "name": "correctness", "type": "numeric", "min": 0, "max": 1, "description": "Is it <right> & true?" },
                      { "name": "toxicity", "type": "categorical", "categories": ["none", "mild", "very severe"] },
                      { "name": "user-feedback", "type": "boolean", "configId": "cfg" },
                      { "name": "reviewer_note", "type": "text" } ] }
        """;

    [Fact]
    public void Listing_GivesTypedDefinitions()
    {
        var run = Generate(Listing, """
            namespace My.App;
            static class Use
            {
                static void Score()
                {
                    LangfuseContext.ScoreCurrentTrace(Scores.Correctness, 0.9);
                    LangfuseContext.ScoreCurrentTrace(Scores.Toxicity, Scores.ToxicityCategories.VerySevere);
                    LangfuseContext.ScoreCurrentTrace(Scores.UserFeedback, true);
                    LangfuseContext.ScoreCurrentObservation(Scores.ReviewerNote, "note");
                }
            }
            """);

        Assert.Empty(Errors(run));
        var correctness = (ScoreDefinition<double>)Property(run, "My.App.Scores", "Correctness");
        Assert.Equal(("correctness", ScoreDataType.Numeric, 0d, 1d, "Is it <right> & true?"), (correctness.Name, correctness.DataType, correctness.Min, correctness.Max, correctness.Description));
        var toxicity = (ScoreDefinition<string>)Property(run, "My.App.Scores", "Toxicity");
        Assert.Equal(["none", "mild", "very severe"], toxicity.Categories);
        var feedback = (ScoreDefinition<bool>)Property(run, "My.App.Scores", "UserFeedback");
        Assert.Equal(("cfg", ScoreDataType.Boolean), (feedback.ConfigId, feedback.DataType));
        Assert.Equal(ScoreDataType.Text, ((ScoreDefinition<string>)Property(run, "My.App.Scores", "ReviewerNote")).DataType);
        Assert.Contains("/// <summary>Is it &lt;right&gt; &amp; true? From 0 to 1.</summary>", run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LangfuseContext.ScoreCurrentTrace(Scores.Correctness, \"good\");")]
    [InlineData("LangfuseContext.ScoreCurrentTrace(Scores.Toxicity, 1.0);")]
    [InlineData("LangfuseContext.ScoreCurrentTrace(Scores.UserFeedback, 1);")]
    public void ValueOfTheWrongType_DoesNotCompile(string call)
    {
        var run = Generate(Listing, $"namespace My.App; static class Use {{ static void Score() {{ {call} }} }}");

        Assert.NotEmpty(Errors(run));
    }

    [Theory]
    [InlineData("My-App.2Go", "Names", "My_App._2Go.Names")]
    [InlineData("", "", "Scores")]
    [InlineData("App.class", "my scores", "App.class.my_scores")]
    public void PlaceAndName_ComeFromTheProject(string root, string className, string expected)
    {
        var run = GeneratorRun.Of(GeneratorRun.Compile(""), new ScoresGenerator(), new ProjectProperties(("RootNamespace", root), ("LangfuseScoresClass", className)), new VocabularyFile(Listing));

        Assert.Empty(Errors(run));
        Assert.NotNull(run.Load().GetType(expected));
    }

    [Fact]
    public void AwkwardNames_GiveUniqueIdentifiers()
    {
        var run = Generate("""
            { "scores": [ { "name": "scores", "type": "numeric" }, { "name": "7 wonders", "type": "numeric" }, { "name": "***", "type": "boolean" },
                          { "name": "equals", "type": "numeric" }, { "name": "class", "type": "numeric" }, { "name": "größe", "type": "numeric" },
                          { "name": "a\"b\\\n\u2028", "type": "numeric", "description": "*/ </summary> \"\n" },
                          { "name": "tone", "type": "categorical", "categories": ["a b", "a-b", "ToneCategories"] }, { "name": "tone categories", "type": "numeric" } ] }
            """);

        Assert.Empty(Errors(run));
        Assert.Empty(run.Diagnostics);
        var names = run.Load().GetType("My.App.Scores")!.GetProperties().Select(property => property.Name);
        Assert.Equal(["Scores_", "_7Wonders", "_", "Equals", "Class", "Größe", "AB", "Tone", "ToneCategories"], names);
    }

    [Theory]
    [InlineData("{ \"scores\": [\n  { \"name\": \"a\", }\n] }", "LFO3001", 2, 18)]
    [InlineData("{ \"scores\": [\n  { \"name\": \"output\", \"type\": \"correction\" }\n] }", "LFO3002", 2, 31)]
    [InlineData("{ \"scores\": [", "LFO3001", 1, 14)]
    [InlineData("[1]", "LFO3001", 1, 1)]
    [InlineData("{ \"scores\": [\n  // ours\n  { \"name\": \"a\", \"type\": \"numeric\" }\n] }", "LFO3001", 2, 3)]
    [InlineData("/* ours */ { \"scores\": [] }", "LFO3001", 1, 1)]
    [InlineData("{ \"scores\": [],\n  \"scores\": [] }", "LFO3001", 2, 3)]
    [InlineData("{ \"scores\": [\n  { \"name\": \"gr\uFFFD\uFFFDe\", \"type\": \"numeric\" }\n] }", "LFO3001", 2, 16)]
    [InlineData("{ \"scores\": [\n  { \"name\": \"a\", \"type\": \"numeric\", \"name\": \"b\" }\n] }", "LFO3002", 2, 37)]
    [InlineData("{ \"scores\": 5 }", "LFO3001", 1, 13)]
    [InlineData("", "LFO3001", 1, 1)]
    [InlineData("{ \"scores\": [\n  { \"type\": \"numeric\" }\n] }", "LFO3002", 2, 3)]
    [InlineData("{ \"scores\": [\n  { \"name\": \"a\" }\n] }", "LFO3002", 2, 3)]
    [InlineData("{ \"scores\": [\n  { \"name\": \"a\", \"type\": \"number\" }\n] }", "LFO3002", 2, 26)]
    [InlineData("{ \"scores\": [\n  { \"name\": \"a\", \"type\": \"numeric\", \"min\": \"0\" }\n] }", "LFO3002", 2, 44)]
    [InlineData("{ \"scores\": [\n  { \"name\": \"a\", \"type\": \"numeric\", \"min\": 2, \"max\": 1 }\n] }", "LFO3002", 2, 44)]
    [InlineData("{ \"scores\": [\n  { \"name\": \"a\", \"type\": \"numeric\", \"minimum\": 2 }\n] }", "LFO3002", 2, 37)]
    [InlineData("{ \"scores\": [\n  { \"name\": \"a\", \"type\": \"numeric\", \"categories\": [\"x\"] }\n] }", "LFO3002", 2, 37)]
    [InlineData("{ \"scores\": [\n  { \"name\": \"a\", \"type\": \"categorical\", \"categories\": [\"x\", 1] }\n] }", "LFO3002", 2, 61)]
    [InlineData("{ \"scores\": [\n  { \"name\": \"a\", \"type\": \"categorical\", \"categories\": [\"x\", \"x\"] }\n] }", "LFO3002", 2, 61)]
    [InlineData("{ \"scores\": [\n  5\n] }", "LFO3002", 2, 3)]
    [InlineData("{ \"scores\": [ { \"name\": \"a\", \"type\": \"numeric\" },\n  { \"name\": \"A\", \"type\": \"text\" }\n] }", "LFO3003", 2, 13)]
    public void Mistake_IsSaidWithItsLineAndColumn(string file, string id, int line, int column)
    {
        var diagnostic = Assert.Single(Generate(file).Diagnostics);

        Assert.Equal(id, diagnostic.Id);
        var place = diagnostic.Location.GetLineSpan();
        Assert.Equal(("/app/langfuse.scores.json", line, column), (place.Path, place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1));
    }

    [Theory]
    [InlineData("// a", "a comment stands here")]
    [InlineData("{ \"scores\": [] } /* a */", "a comment stands here")]
    public void Comment_IsNamedAsSuch(string file, string says) =>
        Assert.Contains(says, Assert.Single(Generate(file).Diagnostics).GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    [Theory]
    [InlineData(10_000, 0)]
    [InlineData(140_000, 1)]
    public void ManyEntries_AreTakenOrRefusedWithTheLimit(int count, int reports)
    {
        var file = "{ \"scores\": [" + string.Join(",\n", Enumerable.Range(0, count).Select(number => $"{{ \"name\": \"score {number}\", \"type\": \"numeric\" }}")) + "] }";
        var run = GeneratorRun.Of(s_empty, new ScoresGenerator(), null, new VocabularyFile(file));

        Assert.Equal(reports, run.Diagnostics.Length);
        Assert.All(run.Diagnostics, report => Assert.Contains("140,000 scores and at most 10,000", report.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    [Fact]
    public void BadEntry_LeavesTheGoodOnes()
    {
        var run = Generate("""{ "scores": [ { "name": "bad", "type": "number" }, { "name": "good", "type": "numeric" } ] }""");

        Assert.Single(run.Diagnostics);
        Assert.IsType<ScoreDefinition<double>>(Property(run, "My.App.Scores", "Good"));
        Assert.Null(run.Load().GetType("My.App.Scores")!.GetProperty("Bad"));
    }

    [Fact]
    public void OtherFiles_AreNotRead()
    {
        var run = GeneratorRun.Of("", new ScoresGenerator(), new VocabularyFile("not json", "/app/appsettings.json"));

        Assert.Empty(run.Diagnostics);
        Assert.Equal("", run.Text);
    }

    [Fact]
    public void ChangedSource_LeavesEveryStepCached()
    {
        var first = Generate(Listing);
        var second = first.Again(GeneratorRun.AddFile(first.Input, "class More { }"));

        Assert.All(second.Reasons(ScoresGenerator.VocabularyStep), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(second.Reasons(ScoresGenerator.ClassStep), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(second.Result.Results.Single().TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs), output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void AnyCutOfTheFile_IsReadWithoutAFault()
    {
        for (var length = 0; length < Listing.Length; length++)
        {
            var run = GeneratorRun.Of(s_empty, new ScoresGenerator(), null, new VocabularyFile(Listing[..length]));

            Assert.Equal("LFO3001", Assert.Single(run.Diagnostics).Id);
            Assert.Null(run.Result.Results.Single().Exception);
        }
    }

    private static readonly Microsoft.CodeAnalysis.CSharp.CSharpCompilation s_empty = GeneratorRun.Compile("");

    private static GeneratorRun Generate(string vocabulary, string source = "") =>
        GeneratorRun.Of(GeneratorRun.Compile(source), new ScoresGenerator(), new ProjectProperties(("RootNamespace", "My.App")), new VocabularyFile(vocabulary));

    private static IEnumerable<Diagnostic> Errors(GeneratorRun run) => run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static object Property(GeneratorRun run, string type, string name) =>
        run.Load().GetType(type)!.GetProperty(name, BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!;
}

using System.Xml.Linq;

namespace Langfuse.Observe.Client.Tests.Experiments;

public sealed class ComparisonTests
{
    [Fact]
    public void JsonNodes_KeepTheirLetters() => Assert.Equal("""{"sum":"2+2","who":"Zoë <z>"}""", DatasetItem.Of(new System.Text.Json.Nodes.JsonObject { ["sum"] = "2+2", ["who"] = "Zoë <z>" }).InputText);

    [Fact]
    public void Worse_BeyondChance_FailsWithTheNumbers()
    {
        var (baseline, result) = (Run("old", static _ => 1), Run("new", static item => item % 3 == 0 ? 0 : 1));

        var refused = Assert.Throws<ExperimentRegressionException>(() => result.ThrowIfWorseThan(baseline, "accuracy"));

        Assert.Contains("1 -> 0.66", refused.Message, StringComparison.Ordinal);
        Assert.Contains("34 now failing", refused.Message, StringComparison.Ordinal);
        baseline.ThrowIfWorseThan(result, "accuracy");
        Assert.True(baseline.CompareWith(result, "accuracy").IsBetter);
    }

    [Fact]
    public void Worse_WithinChance_Passes_AndTheSameDataGiveTheSameInterval()
    {
        var (baseline, result) = (Run("old", static item => item % 2), Run("new", static item => item == 1 ? 0 : item == 2 ? 1 : item == 3 ? 0 : item % 2));

        result.ThrowIfWorseThan(baseline, "accuracy");
        var comparison = result.CompareWith(baseline, "accuracy");

        Assert.False(comparison.IsWorse);
        Assert.Equal((2, 1), (comparison.NowFailing.Count, comparison.NowPassing.Count));
        Assert.Equal((comparison.Lower, comparison.Upper), (result.CompareWith(baseline, "accuracy").Lower, result.CompareWith(baseline, "accuracy").Upper));
        Assert.Contains("now failing: i001", comparison.Format(), StringComparison.Ordinal);
    }

    [Fact]
    public void OtherItems_AreComparedByTheirMeans()
    {
        var result = Run("new", static _ => 0);
        var baseline = new ExperimentResult
        {
            Name = "e", RunName = "old", ExperimentId = "x",
            Items = [.. Run("old", static _ => 1).Items.Select(static item => item with { Item = item.Item with { Id = "other-" + item.Item.Id } })],
        };

        Assert.Throws<ExperimentRegressionException>(() => result.ThrowIfWorseThan(baseline, "accuracy"));
        Assert.Throws<ArgumentException>(() => result.ThrowIfWorseThan(baseline, "no such metric"));
    }

    [Fact]
    public void Below_NamesValueThresholdAndSpread()
    {
        var refused = Assert.Throws<ExperimentRegressionException>(() => Run("new", static item => item % 2).ThrowIfBelow("accuracy", 0.8));

        Assert.Equal(("accuracy", 0.5, 0.8), (refused.Metric, refused.Value!.Value, refused.Threshold));
        Assert.Contains("accuracy is 0.5, below 0.8 (mean 0.5 of 100", refused.Message, StringComparison.Ordinal);
        Run("new", static _ => 0.8).ThrowIfBelow("accuracy", 0.8);
    }

    [Fact]
    public void Reports_HoldEveryItem()
    {
        var result = new ExperimentResult
        {
            Name = "e", RunName = "r", ExperimentId = "x",
            Items =
            [
                new() { Item = DatasetItem.Of("good | <b>"), OutputText = "yes\u001b[31m", Evaluations = [new Evaluation(1, name: "accuracy")] },
                new() { Item = DatasetItem.Of("bad"), OutputText = "no", Evaluations = [new Evaluation(0, name: "accuracy")] },
                new() { Item = DatasetItem.Of("worse"), Error = "E: \u0001 broke" },
            ],
        };

        var suite = XElement.Parse(result.ToJUnitXml("accuracy"));
        Assert.Equal(["3", "1", "1"], new[] { "tests", "errors", "failures" }.Select(name => suite.Attribute(name)!.Value));
        Assert.Contains("good \\| &lt;b>", result.ToMarkdown(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Format());
    }

    [Fact]
    public void LocalData_ComesFromJsonLinesAndCsv()
    {
        var (lines, table) = (Path.GetTempFileName(), Path.GetTempFileName());
        File.WriteAllText(lines, "{\"input\":{\"q\":1},\"expectedOutput\":\"a\",\"id\":\"x\"}\n\n{\"q\":2}\n");
        File.WriteAllText(table, "id,question,expected,metadata.kind\r\n1,\"a, \"\"b\"\"\nc\",yes,k\r\n2,d,no,\r\n");

        Assert.Equal(["""{"q":1}""", """{"q":2}"""], ExperimentData.FromJsonLines(lines).Select(static item => item.InputText));
        var rows = ExperimentData.FromCsv(table);
        Assert.Equal(("1", "a, \"b\"\nc", "yes", "k"), (rows[0].Id, rows[0].Input.GetProperty("question").GetString(), rows[0].ExpectedText, rows[0].Metadata.GetProperty("kind").GetString()));
        File.WriteAllText(table, "a,b\n1\n");
        Assert.Contains("record 2: it has 1 values, but there are 2 columns", Assert.Throws<FormatException>(() => ExperimentData.FromCsv(table)).Message, StringComparison.Ordinal);
        File.WriteAllText(lines, "{}\nnope\n");
        Assert.Contains("line 2", Assert.Throws<FormatException>(() => ExperimentData.FromJsonLines(lines)).Message, StringComparison.Ordinal);
        File.Delete(lines);
        File.Delete(table);
    }

    [Theory]
    [InlineData("exact_match", "Paris", "Paris ", 1)]
    [InlineData("exact_match", "Paris", "paris", 0)]
    [InlineData("contains", "It is PARIS.", "paris", 1)]
    [InlineData("number_within", "3.1", "3.14", 1)]
    [InlineData("number_within", "4", "3.14", 0)]
    [InlineData("json_equals", "{\"b\":[1],\"a\":1.0}", "{\"a\":1.0,\"b\":[1]}", 1)]
    [InlineData("json_equals", "plain", "plain", 1)]
    [InlineData("matches", "order 42", "", 1)]
    public async Task BuiltInEvaluators_Judge(string name, string output, string expected, double value)
    {
        Evaluator<string>[] all =
        [
            Evaluator.ExactMatch<string>(), Evaluator.Contains<string>(), Evaluator.NumberWithin<string>(0.1), Evaluator.JsonEquals<string>(), Evaluator.Matches<string>(@"^order \d+$"),
        ];
        var isJson = expected.StartsWith('{');
        var item = DatasetItem.Of("q", isJson ? System.Text.Json.JsonDocument.Parse(expected).RootElement : expected);

        var judged = await all.Single(evaluator => evaluator.Name == name).EvaluateAsync(item, output);

        Assert.Equal(value, judged.Single().Number);
    }

    [Theory]
    [InlineData("""{"reasoning":"good","score":0.9}""", 0.9)]
    [InlineData("Sure! ```json\n{\"reasoning\": \"a {b}\", \"score\": \"0.5\"}\n```", 0.5)]
    [InlineData("{\"a\":1} then {\"score\":true}", 1.0)]
    public async Task Judge_ReadsWhatModelsWrite(string answer, double score)
    {
        var judged = await Evaluator.LlmJudge<string>("judge", "rubric", (_, _) => Task.FromResult(answer)).EvaluateAsync(DatasetItem.Of("q", "a"), "output");

        Assert.Equal(score, judged.Single().Number);
    }

    [Theory]
    [InlineData("fine")]
    [InlineData("""{"score":7}""")]
    [InlineData("""{"score":"NaN"}""")]
    [InlineData("")]
    public async Task Judge_ThatAnswersNonsense_IsAskedOnceMore_ThenFails(string answer)
    {
        var asked = 0;
        var judge = Evaluator.LlmJudge<string>("judge", "rubric", (_, _) =>
        {
            asked++;
            return Task.FromResult(answer);
        });

        await Assert.ThrowsAsync<InvalidOperationException>(() => judge.EvaluateAsync(DatasetItem.Of("q"), "output"));
        Assert.Equal(2, asked);
    }

    private static ExperimentResult Run(string name, Func<int, double> value) => new()
    {
        Name = "e",
        RunName = name,
        ExperimentId = name,
        PlannedItems = 100,
        Items = [.. Enumerable.Range(0, 100).Select(item => new ExperimentItemResult
        {
            Item = DatasetItem.Of("q", id: $"i{item:000}"), OutputText = "o", Evaluations = [new Evaluation(value(item), name: "accuracy")],
        })],
    };
}

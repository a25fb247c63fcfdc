using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.ScoreRules;

namespace Langfuse.Observe.Analyzers.Tests.Scores;

/// <summary>Names and values that come from somewhere else than the call.</summary>
public class ScoreOriginTests
{
    private const string Vocabulary = """
        { "scores": [ { "name": "correctness", "type": "numeric", "min": 0, "max": 1 },
                      { "name": "toxicity", "type": "categorical", "categories": ["none", "mild", "severe"] },
                      { "name": "hallucination", "type": "boolean" } ] }
        """;

    private static string Judge(string members, string types = "") => $$"""
        public class Judge(LangfuseClient langfuse, string traceId)
        {
        {{members}}
        }
        {{types}}
        """;

    [Theory]
    [InlineData("""private static readonly string[] s_names = ["correctness", [|"tone"|]]; public void Run() { foreach (var name in s_names) { langfuse.Score(name, 1, traceId: traceId); } }""")]
    [InlineData("""public void Run(int i) { var names = new List<string> { "correctness" }; names.Add([|"tone"|]); langfuse.Score(names[i], 1, traceId: traceId); }""")]
    [InlineData("""private static readonly Dictionary<int, string> s_names = new() { [1] = "correctness", [2] = [|"tone"|] }; public void Run(int key) => langfuse.Score(s_names[key], 1, traceId: traceId);""")]
    [InlineData("""private static readonly Dictionary<int, string> s_names = new() { { 1, "correctness" }, { 2, [|"tone"|] } }; public void Run(int key) { if (s_names.TryGetValue(key, out var name)) { langfuse.Score(name, 1, traceId: traceId); } }""")]
    [InlineData("""public void Run() { foreach (var (name, value) in new Dictionary<string, double> { ["correctness"] = 1, [[|"tone"|]] = 0 }) { langfuse.Score(name, value, traceId: traceId); } }""")]
    [InlineData("""public void Run() { foreach (var pair in new Dictionary<string, double> { ["correctness"] = 1, [[|"tone"|]] = 0 }) { langfuse.Score(pair.Key, pair.Value, traceId: traceId); } }""")]
    [InlineData("""public void Run() { foreach (var mark in new[] { new { Name = [|"tone"|], Value = 1.0 } }) { langfuse.Score(mark.Name, mark.Value, traceId: traceId); } }""")]
    [InlineData("""private static readonly (string Name, double Value)[] s_marks = [("correctness", 1), ([|"tone"|], 1)]; public void Run() { foreach (var mark in s_marks) { langfuse.Score(mark.Name, mark.Value, traceId: traceId); } }""")]
    [InlineData("""public void Run() => new[] { "correctness", [|"tone"|] }.ToList().ForEach(name => langfuse.Score(name, 1, traceId: traceId));""")]
    [InlineData("""public void Run() { foreach (var name in [|"correctness,tone"|].Split(',')) { langfuse.Score(name, 1, traceId: traceId); } }""")]
    [InlineData("""private static string Name(bool strict) { if (strict) { return "correctness"; } return [|"tone"|]; } public void Run() => langfuse.Score(Name(true), 1, traceId: traceId);""")]
    [InlineData("""private static string Prefixed(string name) => name; public void Run() => langfuse.Score(Prefixed([|"tone"|]), 1, traceId: traceId);""")]
    [InlineData("""private void Rate(double value, string name = [|"tone"|]) => langfuse.Score(name, value, traceId: traceId); public void Run() => Rate(1);""")]
    [InlineData("""private void Rate(string name) { Inner(name); } private void Inner(string name) => langfuse.Score(name, 1, traceId: traceId); public void Run() => Rate([|"tone"|]);""")]
    [InlineData("""public void Run(string kind) => langfuse.Score(kind switch { "a" => "correctness", _ => [|"tone"|] }, 1, traceId: traceId);""")]
    [InlineData("""public void Run(string? name) => langfuse.Score(name ?? [|"tone"|], 1, traceId: traceId);""")]
    public Task NameFromElsewhere_IsFollowed(string members) => Verify.TriggersAsync(LFO4002_NameOutsideVocabulary, Judge(members), Vocabulary);

    [Fact]
    public Task NameOfAnOverride_IsFollowed() => Verify.TriggersAsync(LFO4002_NameOutsideVocabulary, """
        public abstract class Metric(LangfuseClient langfuse)
        {
            protected abstract string Name { get; }

            public void Save(double value, string traceId) => langfuse.Score(Name, value, traceId: traceId);
        }

        public sealed class Correctness(LangfuseClient langfuse) : Metric(langfuse)
        {
            protected override string Name => "correctness";
        }

        public sealed class Tone(LangfuseClient langfuse) : Metric(langfuse)
        {
            protected override string Name => [|"tone"|];
        }
        """, Vocabulary);

    [Fact]
    public Task NameOfAnInterface_IsFollowed() => Verify.TriggersAsync(LFO4002_NameOutsideVocabulary, """
        public interface IMetric { string Name { get; } double Measure(string text); }

        public sealed class Tone : IMetric
        {
            public string Name { get; } = [|"tone"|];
            public double Measure(string text) => text.Length;
        }

        public static class Judge
        {
            public static void Run(LangfuseClient langfuse, IMetric metric, string traceId) => langfuse.Score(metric.Name, metric.Measure("x"), traceId: traceId);
        }
        """, Vocabulary);

    [Fact]
    public Task NameOfARecord_IsFollowed() => Verify.TriggersAsync(LFO4002_NameOutsideVocabulary, """
        public sealed record Mark(string Name, double Value);

        public static class Judge
        {
            public static void Run(LangfuseClient langfuse, string traceId)
            {
                var marks = new[] { new Mark("correctness", 0.5), new Mark([|"tone"|], 0.4) };
                foreach (var mark in marks)
                {
                    langfuse.Score(mark.Name, mark.Value, traceId: traceId);
                }
            }
        }
        """, Vocabulary);

    [Fact]
    public Task NameGivenToAConstructor_IsFollowed() => Verify.TriggersAsync(LFO4002_NameOutsideVocabulary, """
        public sealed class Metric(LangfuseClient langfuse, string name)
        {
            public void Save(double value, string traceId) => langfuse.Score(name, value, traceId: traceId);
        }

        public static class Judge
        {
            public static Metric Make(LangfuseClient langfuse) => new Metric(langfuse, [|"tone"|]);
        }
        """, Vocabulary);

    [Fact]
    public Task NameOfAnEvaluator_IsFollowed() => Verify.TriggersAsync(LFO4002_NameOutsideVocabulary, """
        public static class Judge
        {
            private const string Tone = [|"tone"|];

            public static object[] Evaluators =>
                [Evaluator.Create<string>("correctness", (item, output) => 1), Evaluator.Create<string>(Tone, (item, output) => 1), RunEvaluator.Average([|"helpful"|])];
        }
        """, Vocabulary);

    [Theory]
    [InlineData("""public void Run(double value) => langfuse.Score([|GetType().Name|], value, traceId: traceId);""")]
    [InlineData("""public void Run(double value, int step) => langfuse.Score([|step.ToString("D2")|], value, traceId: traceId);""")]
    [InlineData("""public void Run(double value, string name) => langfuse.Score([|name.Substring(0, 3)|], value, traceId: traceId);""")]
    [InlineData("""public void Run(string path) { foreach (var line in File.ReadLines(path)) { langfuse.Score([|line.Split(';')[0]|], 1, traceId: traceId); } }""")]
    [InlineData("""public void Run(string json) { foreach (var mark in System.Text.Json.JsonDocument.Parse(json).RootElement.EnumerateObject()) { langfuse.Score([|mark.Name|], mark.Value.GetDouble(), traceId: traceId); } }""")]
    [InlineData("""public void Run(string json) => System.Text.Json.JsonSerializer.Deserialize<Mark[]>(json)!.ToList().ForEach(mark => langfuse.Score([|mark.Name|], mark.Value, traceId: traceId)); private sealed record Mark(string Name, double Value);""")]
    [InlineData("""public async Task RunAsync(System.Net.Http.HttpClient http) { var name = await http.GetStringAsync("judge"); langfuse.Score([|name|], 1, traceId: traceId); }""")]
    public Task NameFromData_IsDynamic(string members) => Verify.TriggersAsync(LFO4007_NameBuiltAtRunTime, Judge(members));

    [Theory]
    [InlineData("""public void Run(Metric metric) => langfuse.Score(metric.ToString(), 1, traceId: traceId);""")]
    [InlineData("""public void Run(Metric metric) => langfuse.Score($"rag.{metric}", 1, traceId: traceId);""")]
    [InlineData("""public void Run(string name) => langfuse.Score(name, 1, traceId: traceId);""")]
    [InlineData("""public void Run(Dictionary<string, double> marks) { foreach (var (name, value) in marks) { langfuse.Score(name, value, traceId: traceId); } }""")]
    [InlineData("""public void Run(double value) => langfuse.Score(typeof(Judge).Name, value, traceId: traceId);""")]
    public Task NameOfFew_IsNotDynamic(string members) => Verify.DoesNotTriggerAsync(Judge(members, "public enum Metric { Tone, Style }"));

    [Theory]
    [InlineData("""private const double Full = 100; public void Run() => langfuse.Score("correctness", [|Full|], traceId: traceId);""")]
    [InlineData("""private void Rate(string name, double value) => langfuse.Score(name, value, traceId: traceId); public void Run() => Rate("correctness", [|10|]);""")]
    [InlineData("""private void Rate(double value) => langfuse.Score("correctness", value, traceId: traceId); public void Run() { Rate(0.4); Rate([|10|]); }""")]
    [InlineData("""private static double Grade(string text) => text.Length > 3 ? 1 : -1; public void Run() => langfuse.Score("correctness", [|Grade("x")|], traceId: traceId);""")]
    [InlineData("""public void Run(string grade) => langfuse.Score("correctness", grade switch { "a" => 1, "b" => 0.5, _ => [|-1|] }, traceId: traceId);""")]
    [InlineData("""public void Run(bool good) { double value; if (good) { value = 1; } else { value = 5; } langfuse.Score("correctness", [|value|], traceId: traceId); }""")]
    [InlineData("""private static readonly double[] s_stars = [0, 0.5, 3]; public void Run(int i) => langfuse.Score("correctness", [|s_stars[i]|], traceId: traceId);""")]
    public Task ValueOutOfRange_IsReportedAtTheCall(string members) => Verify.TriggersAsync(LFO4004_ValueOutOfRange, Judge(members), Vocabulary);

    [Fact]
    public Task DefaultOutOfRange_IsReported() => Verify.TriggersAsync(LFO4004_ValueOutOfRange, Judge("""
        private void Rate(double value = [|10|]) => langfuse.Score("correctness", value, traceId: traceId);

        public void Run()
        {
            Rate();
            Rate(0.4);
        }
        """), Vocabulary);

    [Theory]
    [InlineData("""public void Run() { var value = -1.0; value = Measure(); langfuse.Score("correctness", value, traceId: traceId); } private static double Measure() => Random.Shared.NextDouble();""")]
    [InlineData("""public void Run() { double value = 100; value /= 100; langfuse.Score("correctness", value, traceId: traceId); }""")]
    [InlineData("""private const int Full = 100; public void Run(int points) => langfuse.Score("correctness", points / (double)Full, traceId: traceId);""")]
    [InlineData("""public void Run(Dictionary<string, double> marks) => langfuse.Score("correctness", marks["x"], traceId: traceId);""")]
    public Task ValueThatIsChanged_DoesNotTrigger(string members) => Verify.DoesNotTriggerAsync(Judge(members), Vocabulary);

    [Theory]
    [InlineData("""private static string Tone(string text) => text.Length switch { 0 => "none", 1 => "mild", _ => "neutral" }; public void Run() => langfuse.Score("toxicity", [|Tone("x")|], traceId: traceId);""")]
    [InlineData("""public void Run(Level level) => langfuse.Score("toxicity", [|level|], traceId: traceId);""")]
    [InlineData("""public void Run(Level level) => langfuse.Score("toxicity", [|level.ToString()|], traceId: traceId);""")]
    public Task ValueThatIsNoCategory_IsReportedAtTheCall(string members) =>
        Verify.TriggersAsync(LFO4005_NotACategory, Judge(members, "public enum Level { none, mild, terrible }"), Vocabulary);

    [Theory]
    [InlineData("""public void Run() { var type = ScoreDataType.Numeric; langfuse.Score("grade", [|"B"|], traceId: traceId, dataType: type); }""")]
    [InlineData("""private const ScoreDataType Kind = ScoreDataType.Text; public void Run() => langfuse.Score("grade", [|3|], traceId: traceId, dataType: Kind);""")]
    [InlineData("""private static ScoreDataType Kind => ScoreDataType.Numeric; public void Run() => langfuse.Score("grade", [|"B"|], traceId: traceId, dataType: Kind);""")]
    public Task DataTypeThroughAVariable_IsFollowed(string members) => Verify.TriggersAsync(LFO4010_ValueOfOtherType, Judge(members));

    [Theory]
    [InlineData("""public void Run() => langfuse.[|Score|]("liked", true);""")]
    [InlineData("""public void Run() => langfuse.[|Score|]("liked", true, traceId: null);""")]
    [InlineData("""public void Run(string id) => langfuse.[|Score|]("liked", true, observationId: id);""")]
    [InlineData("""public void Run(string id) => langfuse.[|Score|]("liked", true, traceId: id, sessionId: id);""")]
    [InlineData("""public void Run() => langfuse.[|Score|]("liked", true, comment: "yes", metadata: new { traceId });""")]
    public Task ScoreOfNothing_Triggers(string members) => Verify.TriggersAsync(LFO4011_NoTarget, Judge(members));

    [Theory]
    [InlineData("""public void Run(string id) => langfuse.Score("liked", true, id);""")]
    [InlineData("""public void Run(string id) => langfuse.Score("liked", true, traceId: traceId, observationId: id);""")]
    [InlineData("""public void Run(string id) => langfuse.Score("liked", true, datasetRunId: id);""")]
    [InlineData("""public void Run(Observation span) { span.Score("liked", true); LangfuseContext.ScoreCurrentTrace("liked", true); }""")]
    public Task ScoreOfOneThing_DoesNotTrigger(string members) => Verify.DoesNotTriggerAsync(Judge(members));

    [Theory]
    [InlineData("""public void Run() { foreach (var (name, value) in new (string, ScoreValue)[] { ("correctness", 1), ("hallucination", [|"yes"|]) }) { langfuse.Score(name, value, traceId: traceId); } }""")]
    [InlineData("""private static IEnumerable<(string Name, ScoreValue Value)> Marks(int found) { yield return ("correctness", 1); yield return ("hallucination", [|found > 0 ? "yes" : "no"|]); } public void Run() { foreach (var mark in Marks(1)) { langfuse.Score(mark.Name, mark.Value, traceId: traceId); } }""")]
    [InlineData("""public void Run() { foreach (var pair in new Dictionary<string, ScoreValue> { ["correctness"] = [|true|], ["hallucination"] = true }) { langfuse.Score(pair.Key, pair.Value, traceId: traceId); } }""")]
    [InlineData("""private record Mark(string Name, ScoreValue Value); public void Run() { foreach (var (name, value) in new List<Mark> { new("correctness", [|"0.4"|]), new("toxicity", "mild") }) { langfuse.Score(name, value, traceId: traceId); } }""")]
    public Task ValueBesideItsName_IsHeldAgainstIt(string members) => Verify.TriggersAsync(LFO4010_ValueOfOtherType, Judge(members), Vocabulary);

    [Theory]
    [InlineData("""Put("correctness", [|"good"|], ScoreDataType.Numeric); void Put(string name, string value, ScoreDataType type) => langfuse.Score(name, value, dataType: type, traceId: traceId);""")]
    [InlineData("""Put([|"done"|], ScoreDataType.Boolean); void Put(string value, ScoreDataType type) => langfuse.Score("finished", value, dataType: type, traceId: traceId);""")]
    public Task DataTypeThroughAHelper_IsFollowed(string body) => Verify.TriggersAsync(LFO4010_ValueOfOtherType, Judge($$"""public void Run() { {{body}} }"""));

    [Fact]
    public Task ValueThroughAnInterface_IsFollowed() => Verify.TriggersAsync(LFO4005_NotACategory, """
        public interface IMarks { void Put(string name, string value); }
        public abstract class Base { protected abstract void Write(string name, string value); public void Any() => Write("toxicity", [|"harsh"|]); }
        public sealed class Marks(LangfuseClient langfuse, string traceId) : Base, IMarks
        {
            public void Put(string name, string value) => langfuse.Score(name, value, traceId: traceId);
            protected override void Write(string name, string value) => langfuse.Score(name, value, traceId: traceId);
        }
        public sealed class User(IMarks marks) { public void Run() => marks.Put("toxicity", [|"medium"|]); }
        """, Vocabulary);

    [Fact]
    public Task DefaultNameOfAHelperOfALibrary_IsFollowed() => Verify.TriggersAsync(LFO4001_NameNearDuplicate, Judge("""
        public void One(int stars) => langfuse.Score("guest-rating", stars, traceId: traceId);
        public void Two(int stars) => langfuse.Score("guest-rating", stars, traceId: traceId);
        public void Import(int stars, string name = [|"guest-ratings"|]) => langfuse.Score(name, stars, traceId: traceId);
        """));

    [Fact]
    public Task EvaluationsMadeAsObjects_AreFollowed() => Verify.TriggersAsync(LFO4008_TextLength, """
        public static class Evaluators
        {
            public static object[] All() =>
            [
                Evaluator.Create<string>("a", (item, output) => new Evaluation([|""|], dataType: ScoreDataType.Text)),
                Evaluator.Create<string>("b", Advice),
                Evaluator.CreateAsync<string>("c", async (item, output) => { await Task.Yield(); return Say(output); }),
                Evaluator.Create<string>("d", (item, output) => new Evaluation("fine", dataType: ScoreDataType.Text)),
            ];

            private static Evaluation? Advice(DatasetItem item, string output) => output.Length == 0 ? new([|string.Empty|], dataType: ScoreDataType.Text) : null;
            private static Evaluation? Say(string output) { if (output == "") { return null; } return new Evaluation([|""|], name: "c", dataType: ScoreDataType.Text); }
        }
        """);
}

// Planted: LFO4007
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var models = args.Length > 0 ? args : ["small-1", "large-2"];
var arena = new Arena(langfuse, models);
foreach (var question in new[] { "Which river is the longest?", "Who wrote Faust?" })
{
    arena.Play(question, reply => reply.Length);
}

internal sealed class Arena(LangfuseClient langfuse, string[] models)
{
    public void Play(string question, Func<string, double> judge)
    {
        using var trace = langfuse.StartTrace("arena", input: question);
        foreach (var model in models)
        {
            var reply = $"{model} says: the Nile";
            trace.Score(ScoreName(model), judge(reply));
        }
    }

    private static string ScoreName(string model) => "arena-" + model;
}

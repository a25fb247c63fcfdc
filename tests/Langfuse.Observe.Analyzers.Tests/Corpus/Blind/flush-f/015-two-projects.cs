// Planted: LFO5001
using Langfuse.Observe;

await using var live = LangfuseClient.Start();
var evaluation = LangfuseClient.Start("evaluation", options => options.Environment = "nightly");

var replies = new Dictionary<string, string>
{
    ["Where is my parcel?"] = Bot.Reply("Where is my parcel?"),
    ["Cancel my order"] = Bot.Reply("Cancel my order"),
};

foreach (var (question, reply) in replies)
{
    using var trace = evaluation.StartTrace("grade", input: question, output: reply);
    trace.Score("polite", reply.Contains("please", StringComparison.OrdinalIgnoreCase));
    trace.Score("words", reply.Split(' ').Length);
}

Console.WriteLine($"{replies.Count} replies graded");

public static class Bot
{
    [Observe]
    public static string Reply(string question) => question switch
    {
        _ when question.Contains("parcel") => "It is on its way, please wait until Friday.",
        _ when question.Contains("Cancel") => "Done. The money comes back in three days.",
        _ => "Please tell me more.",
    };
}

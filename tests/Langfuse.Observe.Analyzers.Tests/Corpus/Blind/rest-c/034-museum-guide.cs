// Planted: LFO6003
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var tour = new Tour(langfuse, ["Egypt", "Rome", "Gothic"]);
Console.WriteLine(await tour.WalkAsync());

internal sealed class Tour(LangfuseClient langfuse, string[] halls)
{
    public async Task<string> WalkAsync()
    {
        var texts = new List<string>();
        foreach (var hall in halls)
        {
            var step = langfuse.StartTrace("hall", input: hall);
            try
            {
                texts.Add(await ExplainAsync(hall));
            }
            finally
            {
                step.End(output: texts.LastOrDefault());
            }

            Judge(texts[^1]);
        }

        return string.Join('\n', texts);
    }

    private static void Judge(string text) => LangfuseContext.ScoreCurrentObservation("brief", text.Length < 400);

    [Observe(AsType = ObservationType.Chain)]
    private static async Task<string> ExplainAsync(string hall)
    {
        await Task.Yield();
        return "This is the hall of " + hall;
    }
}

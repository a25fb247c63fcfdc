// Planted: LFO4004
// Vocabulary: {"scores":[{"name":"satisfaction","type":"numeric","min":0,"max":1}]}
using Langfuse.Observe;

internal static class StarImport
{
    private const double Delighted = 1.0;
    private const double Content = 0.75;
    private const double Neutral = 0.5;
    private const double Unhappy = 25;

    private static async Task Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        var path = args.FirstOrDefault() ?? "survey.csv";
        foreach (var line in File.ReadLines(path).Skip(1))
        {
            var cells = line.Split(',');
            Save(langfuse, sessionId: cells[0], smiley: cells[1].Trim());
        }
    }

    private static void Save(LangfuseClient langfuse, string sessionId, string smiley)
    {
        if (smiley == ":D")
            langfuse.Score("satisfaction", Delighted, sessionId: sessionId);
        else if (smiley == ":)")
            langfuse.Score("satisfaction", Content, sessionId: sessionId);
        else if (smiley == ":|")
            langfuse.Score("satisfaction", Neutral, sessionId: sessionId);
        else
            langfuse.Score("satisfaction", Unhappy, sessionId: sessionId);
    }
}

// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var marker = new Marker(answer => Task.FromResult(answer.Length > 20 ? 0.8 : 0.2));
foreach (var answer in args)
{
    Console.WriteLine($"{await marker.MarkAsync("pupil-17", answer):P0}");
}

class Marker(Func<string, Task<double>> judge)
{
    [Observe(Name = "mark-answer")]
    public async Task<double> MarkAsync(string pupil, string answer)
    {
        Announce(pupil);
        var mark = await judge(answer);
        await KeepAsync(mark);
        return mark;

        static void Announce(string pupil) => LangfuseContext.UpdateCurrentTrace(userId: pupil, tags: ["exam"]);
    }

    private static async Task KeepAsync(double mark)
    {
        await File.AppendAllTextAsync("marks.txt", mark + Environment.NewLine);
        LangfuseContext.ScoreCurrentTrace("mark", mark);
    }
}

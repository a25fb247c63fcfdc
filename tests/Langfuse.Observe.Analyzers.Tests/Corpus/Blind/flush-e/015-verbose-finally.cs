// Planted: LFO5001
using Langfuse.Observe;

// Batch: grades driving theory answers.
record Options(string Folder, bool Verbose);

static class Program
{
    static async Task<int> Main(string[] args)
    {
        var options = new Options(args.FirstOrDefault(a => a[0] != '-') ?? "answers", args.Contains("-v"));
        var langfuse = LangfuseClient.Start();
        var graded = 0;
        try
        {
            foreach (var file in Directory.EnumerateFiles(options.Folder, "*.txt"))
            {
                var points = await Grader.GradeAsync(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file));
                Console.WriteLine($"{file}: {points}");
                graded++;
            }

            return 0;
        }
        finally
        {
            if (options.Verbose)
            {
                var result = await langfuse.FlushAsync();
                Console.WriteLine($"{graded} graded, {result.Sent} items sent, {result.Pending} pending");
            }
        }
    }
}

static class Grader
{
    [Observe(AsType = ObservationType.Evaluator, Name = "grade-answer")]
    public static async Task<int> GradeAsync(string candidate, string answer)
    {
        await Task.Delay(3);
        var points = Math.Min(answer.Length / 20, 10);
        LangfuseContext.ScoreCurrentTrace("points", points, comment: candidate);
        return points;
    }
}

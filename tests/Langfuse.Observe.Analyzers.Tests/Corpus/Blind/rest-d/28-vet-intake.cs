// Planted: LFO6003
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var intake = new Intake(text => Task.FromResult("limping, left hind leg"));
foreach (var line in File.ReadLines(args.Length > 0 ? args[0] : "animals.txt"))
{
    var finding = await intake.ExamineAsync(line);
    Report.Print(line, finding);
}

class Intake(Func<string, Task<string>> model)
{
    [Observe(Name = "examine-animal")]
    public async Task<string> ExamineAsync(string notes)
    {
        var finding = await model("What is wrong? " + notes);
        return finding.Trim();
    }
}

static class Report
{
    public static void Print(string notes, string finding)
    {
        Console.WriteLine($"{notes}: {finding}");
        if (finding.Length == 0)
        {
            Console.WriteLine("  (ask the vet)");
        }

        Rate(finding);
    }

    private static void Rate(string finding) =>
        LangfuseContext.ScoreCurrentTrace("finding-present", finding.Length > 0);
}

// Planted: LFO5002
using Langfuse.Observe;

public static class Program
{
    public static int Main(string[] args)
    {
        using var langfuse = LangfuseClient.Start();
        var validator = new Validator();
        foreach (var file in args)
        {
            var problems = validator.Check(file);
            problems.ForEach(p => Report(p, fatal: p.StartsWith("fatal")));
        }

        return 0;
    }

    static void Report(string problem, bool fatal)
    {
        Console.WriteLine(problem);
        if (fatal)
            Environment.FailFast(problem);
    }
}

public class Validator
{
    [Observe(AsType = ObservationType.Guardrail)]
    public List<string> Check(string file) => [.. File.ReadAllLines(file).Where(l => l.Length > 80)];
}

// Planted: LFO6003
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var questions = new Dictionary<string, string> { ["2+2"] = "4", ["3*3"] = "9" };

foreach (var (question, expected) in questions)
{
    string answer;
    using (var trace = langfuse.StartTrace("quiz", input: question))
    {
        answer = Calculator.Solve(question);
        trace.Update(output: answer);
    }

    LangfuseContext.ScoreCurrentTrace("correct", answer == expected);
}

internal static class Calculator
{
    [Observe(AsType = ObservationType.Tool)]
    public static string Solve(string question) => question switch
    {
        [var a, '+', var b] => $"{a - '0' + (b - '0')}",
        [var a, '*', var b] => $"{(a - '0') * (b - '0')}",
        _ => "?",
    };
}

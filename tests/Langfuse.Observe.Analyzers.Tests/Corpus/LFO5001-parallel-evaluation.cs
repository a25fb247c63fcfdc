// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
var questions = await File.ReadAllLinesAsync("questions.txt");
var tasks = questions.Select(q => Grader.GradeAsync(q));
var grades = await Task.WhenAll(tasks);
Console.WriteLine(grades.Average());

static class Grader
{
    [Observe(AsType = ObservationType.Evaluator)]
    public static Task<double> GradeAsync(string question) => Task.FromResult(question.Length % 2 == 0 ? 1.0 : 0.0);
}

// Planted: LFO6009
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var grades = Grader.GradeAll(new[] { "Paris", "Rome", "" }, "class-9b");
foreach (var (answer, grade) in grades)
{
    Console.WriteLine($"{answer,-8} {grade}");
}

static class Grader
{
    public static IEnumerable<(string Answer, int Grade)> GradeAll(string[] answers, string group)
    {
        using (LangfuseContext.Propagate(sessionId: group, tags: ["grading"]))
        {
            for (var i = 0; i < answers.Length; i++)
            {
                var grade = Grade(answers[i]);
                yield return (answers[i], grade);
            }
        }
    }

    [Observe(Name = "grade")]
    private static int Grade(string answer) => answer switch
    {
        "" => 6,
        "Paris" => 1,
        _ => 4,
    };
}

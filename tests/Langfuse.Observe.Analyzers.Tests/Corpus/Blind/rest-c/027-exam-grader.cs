// Planted: LFO6002
using Langfuse.Observe;

namespace Exams;

public sealed record Paper(string Student, string Essay);

public sealed class Grader(Func<string, Task<int>> grade)
{
    [Observe(Name = "grade-papers")]
    public async Task<Dictionary<string, int>> GradeAsync(IReadOnlyList<Paper> papers)
    {
        var tasks = new List<Task<int>>();
        using (ExecutionContext.SuppressFlow())
        {
            foreach (var paper in papers)
            {
                tasks.Add(Task.Run(() => GradeOneAsync(paper.Essay)));
            }
        }

        var marks = await Task.WhenAll(tasks);
        return papers.Zip(marks).ToDictionary(pair => pair.First.Student, pair => pair.Second);
    }

    [Observe(AsType = ObservationType.Evaluator)]
    private async Task<int> GradeOneAsync(string essay)
    {
        var points = await grade(essay);
        return Math.Clamp(points, 0, 15);
    }
}

// Planted: LFO6004
using Langfuse.Observe;

namespace University;

public sealed record Lecture(string Course, string Lecturer, string[] Slides);

public sealed class LectureNotes(Func<string, Task<string>> complete)
{
    public async Task<string> WriteAsync(IEnumerable<Lecture> lectures)
    {
        var notes = new List<string>();
        foreach (var lecture in lectures)
        {
            var scope = LangfuseContext.Propagate(sessionId: lecture.Course, userId: lecture.Lecturer);
            foreach (var slide in lecture.Slides)
            {
                notes.Add(await ExplainAsync(slide));
            }

            Console.WriteLine($"{lecture.Course}: {scope is not null}");
        }

        return string.Join("\n\n", notes);
    }

    [Observe(AsType = ObservationType.Chain, Name = "explain-slide")]
    private Task<string> ExplainAsync(string slide) => complete("Explain: " + slide);
}

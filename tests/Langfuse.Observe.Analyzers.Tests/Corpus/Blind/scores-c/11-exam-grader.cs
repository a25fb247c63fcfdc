// Planted: LFO4004
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "grade", "type": "numeric", "min": 1, "max": 6 }, { "name": "legible", "type": "boolean" } ] }

namespace School.Grading;

public sealed record Sheet(string Pupil, int Points, int Possible, bool Blank);

public sealed class Grader(LangfuseClient langfuse)
{
    private const int NotHandedIn = 0;

    public int Grade(Sheet sheet)
    {
        using var trace = langfuse.StartTrace("grade-sheet", input: sheet);
        trace.Score("legible", !sheet.Blank);
        if (sheet.Blank)
        {
            trace.Score("grade", NotHandedIn, comment: "blank sheet");
            return NotHandedIn;
        }

        var grade = Math.Clamp(6 - (int)Math.Round(5.0 * sheet.Points / Math.Max(1, sheet.Possible)), 1, 6);
        trace.Score("grade", grade);
        trace.Update(output: grade);
        return grade;
    }
}

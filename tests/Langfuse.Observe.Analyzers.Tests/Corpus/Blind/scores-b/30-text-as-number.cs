// Planted: LFO4010
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "correctness", "type": "numeric", "min": 0, "max": 1 } ] }
using System.Globalization;

namespace Homework;

public sealed class HomeworkCheck(LangfuseClient langfuse)
{
    public int Checked { get; private set; }

    public void Check(string pupil, IReadOnlyList<(string Given, string Expected)> answers)
    {
        Checked++;
        using var trace = langfuse.StartTrace("check-homework", userId: pupil);
        if (answers.Count == 0)
        {
            trace.Update(output: "nothing handed in");
            return;
        }

        var right = answers.Count(answer => answer.Given == answer.Expected);
        var share = ((double)right / answers.Count).ToString("F2", CultureInfo.InvariantCulture);
        trace.Update(output: share);
        trace.Score("correctness", share);
    }
}

// Planted: LFO1013
using Langfuse.Observe;

namespace School.Tutor;

public sealed record Exercise(string Id, string Text);

public sealed class Hints(Func<string, Task<string>> complete)
{
    public async Task<string> NextAsync([UserId] string pupil, Exercise exercise, int given)
    {
        if (given >= 3)
        {
            return "Ask your teacher, " + pupil + ".";
        }

        return await WriteAsync(exercise.Text, given);
    }

    [Observe(AsType = ObservationType.Chain, Name = "write-hint")]
    private async Task<string> WriteAsync(string text, int given)
    {
        var strength = given switch { 0 => "small", 1 => "medium", _ => "strong" };
        return await complete($"Give a {strength} hint for: {text}");
    }
}

// Planted: LFO8005
using Langfuse.Observe;

namespace Tutoring;

public enum Stage
{
    Live,
    Trial,
}

public sealed class LessonPrompts(LangfuseClient langfuse)
{
    public Task PublishAsync(int version, CancellationToken cancellationToken) =>
        langfuse.Prompts.AddLabelsAsync("lesson-plan", version, ["pilot-school"], cancellationToken);

    public async Task<string> PlanAsync(string subject, Stage stage)
    {
        var prompt = stage == Stage.Live
            ? await langfuse.Prompts.GetTextAsync("lesson-plan", label: "production")
            : await langfuse.Prompts.GetTextAsync("lesson-plan", label: "pilot-school");
        return prompt.Compile(new { subject });
    }

    public async Task<string> HomeworkAsync(string subject)
    {
        var prompt = await langfuse.Prompts.GetTextAsync("homework", label: "pilotSchool");
        return prompt.Compile(new { subject });
    }
}

// Right
using Langfuse.Observe;

namespace Tutor.Sessions;

[Observe(AsType = ObservationType.Agent)]
public static class Lessons
{
    public static async Task<string> NextAsync([UserId] string student, [SessionId] int course, string topic)
    {
        await Task.Yield();
        return await PickAsync(topic, "small-tutor") + $" ({student}, course {course})";
    }

    [Observe(AsType = ObservationType.Generation)]
    internal static async Task<string> PickAsync(string topic, [Model] string model)
    {
        await Task.Delay(model.Length);
        return topic switch
        {
            "fractions" => "Halve a cake.",
            "angles" => "Draw a clock.",
            _ => "Repeat the last lesson.",
        };
    }
}

// Planted: LFO1013
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

namespace Fitness;

public sealed record WorkoutQuestion(string Text, int Minutes);

public interface ICoachModel
{
    Task<string> CompleteAsync(string prompt);
}

[ApiController]
[Route("coach")]
public sealed class CoachController(Coach coach) : ControllerBase
{
    [HttpPost("{member}")]
    public async Task<ActionResult<string>> AskAsync([UserId] string member, WorkoutQuestion question)
    {
        if (question.Minutes is < 5 or > 180)
        {
            return BadRequest("Between 5 and 180 minutes, please.");
        }

        return await coach.PlanAsync(member, question.Text, question.Minutes);
    }
}

public sealed class Coach(ICoachModel model)
{
    [Observe(Name = "plan-workout")]
    public async Task<string> PlanAsync(string member, string wish, int minutes)
    {
        var plan = await model.CompleteAsync($"{member} has {minutes} minutes and wants: {wish}");
        return plan.Trim();
    }
}

// Planted: LFO5004
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Clinic.Web;

public sealed class TracedAttribute : ActionFilterAttribute
{
    public string TraceName { get; set; } = "action";

    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var langfuse = (LangfuseClient)context.HttpContext.RequestServices.GetService(typeof(LangfuseClient))!;
        using (var trace = langfuse.StartTrace(TraceName))
        {
            var executed = await next();
            trace.Update(output: executed.Exception?.Message ?? "ok");
        }

        await langfuse.FlushAsync(cancellationToken: context.HttpContext.RequestAborted);
    }
}

[ApiController]
[Route("appointments")]
public class AppointmentsController : ControllerBase
{
    [HttpGet("{day}")]
    [Traced(TraceName = "list-appointments")]
    public ActionResult<string[]> List(DateOnly day) =>
        day.DayOfWeek == DayOfWeek.Sunday ? NotFound() : new[] { "09:00", "10:30", "14:00" };
}

// Planted: LFO6010
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

namespace FuelStation;

[ApiController]
[Route("prices")]
public sealed class PriceController : ControllerBase
{
    private static readonly Lock Gate = new();
    private static Timer? s_refresh;
    private static string s_board = "";

    [HttpGet("{fuel}")]
    public ActionResult<string> Get(string fuel)
    {
        lock (Gate)
        {
            s_refresh ??= new Timer(_ => s_board = Refresh(DateTime.UtcNow), null, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        }

        return fuel.Length == 0 ? NotFound() : s_board;
    }

    [Observe(AsType = ObservationType.Tool, Name = "refresh-prices")]
    private static string Refresh(DateTime at) => $"{at:HH:mm} diesel 1.59, super 1.69";
}

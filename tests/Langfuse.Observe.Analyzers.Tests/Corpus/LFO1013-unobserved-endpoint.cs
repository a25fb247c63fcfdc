// Planted: LFO1013
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

public class AskController : ControllerBase
{
    [HttpPost]
    public string Ask([FromBody] string question, [FromHeader, UserId] string user) => question + user;
}

// Planted: LFO7001
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

namespace Gym.Members;

public sealed class SignUp
{
    public required string Name { get; init; }
    public required string Mail { get; init; }
    public required string Password { get; init; }
    public int Weeks { get; init; } = 12;
}

[ApiController]
[Route("members")]
public sealed class MembersController(Func<string, Task<string>> welcome) : ControllerBase
{
    [HttpPost]
    [Observe(Name = "sign-up")]
    public async Task<ActionResult<string>> Post(SignUp form)
    {
        if (form.Weeks < 4)
        {
            return BadRequest("at least four weeks");
        }

        return await welcome(form.Name);
    }
}

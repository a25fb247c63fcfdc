// Planted: LFO1005
using Langfuse.Observe;
using System.Security.Claims;

public class Rag
{
    [Observe]
    public string Ask(string question, [UserId] ClaimsPrincipal user) => question + user.Identity?.Name;
}

namespace Langfuse.Observe.LocalServer.Access;

/// <summary>Puts the key check in front of an endpoint.</summary>
internal static class Guarded
{
    public static RequestDelegate By(ApiAccess needed, RequestDelegate endpoint) => context =>
    {
        var access = context.RequestServices.GetRequiredService<ApiKeys>().Check(context.Request.Headers.Authorization, out var message);
        if (access == ApiAccess.None)
        {
            return JsonReply.MessageAsync(context, StatusCodes.Status401Unauthorized, message);
        }

        if (access < needed)
        {
            return JsonReply.ErrorAsync(context, StatusCodes.Status403Forbidden, "Access denied: this needs Basic auth with the public and the secret key.", "ForbiddenError");
        }

        return endpoint(context);
    };
}

namespace Langfuse.Observe.LocalServer.Access;

/// <summary>What endpoints take from the request.</summary>
internal static class RequestContext
{
    /// <summary>The project of the caller, which <see cref="Guarded"/> has put there.</summary>
    public static ProjectContext Project(this HttpContext context) => context.Features.Get<ProjectContext>() ?? throw new InvalidOperationException("The endpoint is mapped without Guarded.");

    public static string ProjectId(this HttpContext context) => context.Project().ProjectId;

    public static T Get<T>(this HttpContext context)
        where T : notnull => context.RequestServices.GetRequiredService<T>();

    public static long NowUs(this HttpContext context) => Micros.Of(context.Get<TimeProvider>().GetUtcNow());
}

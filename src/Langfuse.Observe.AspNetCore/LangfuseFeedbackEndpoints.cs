using Langfuse.Observe.AspNetCore.Feedback;
using Langfuse.Observe.AspNetCore.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Takes the judgement of users.</summary>
public static class LangfuseFeedbackEndpoints
{
    /// <summary>Takes thumbs up or down by trace id: <c>POST {"traceId":"…","value":1,"comment":"…"}</c> becomes a score. <c>GET {pattern}/widget.js</c> is a
    /// web component for the page, <c>&lt;langfuse-feedback trace-id="…"&gt;</c>.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The address, such as <c>/feedback</c>.</param>
    /// <param name="scoreName">The name of the score; a request may not choose another.</param>
    /// <returns>The endpoint of the scores, to add limits, CORS or authorisation to.</returns>
    /// <remarks>The body: <c>traceId</c> (32 lower-case hex digits), <c>value</c> (1 or 0, true or false, "up" or "down"), and optionally
    /// <c>observationId</c>, <c>comment</c> (at most 5,000 characters), and <c>id</c>, with which the same user can change the judgement. Answers 202 with the
    /// score's id, or 400 with what is wrong.</remarks>
    public static IEndpointConventionBuilder MapLangfuseFeedback(this IEndpointRouteBuilder endpoints, string pattern = "/feedback", string scoreName = "user-feedback")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        ArgumentException.ThrowIfNullOrEmpty(scoreName);
        endpoints.MapGet(pattern.TrimEnd('/') + "/widget.js", (RequestDelegate)FeedbackWidget.WriteAsync).WithMetadata(new UnrecordedEndpoint());
        return endpoints.MapPost(pattern, (RequestDelegate)(context => FeedbackEndpoint.HandleAsync(context, scoreName))).WithMetadata(new UnrecordedEndpoint());
    }
}

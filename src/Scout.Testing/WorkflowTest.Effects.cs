using System.Net;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Scout.Testing;

public sealed partial class WorkflowTest
{
    /// <summary>Answers for a model, whichever block asks it.</summary>
    /// <param name="alias">What the workflow, or one that it calls, calls it: <c>smart</c>. One that none of them asks is refused.</param>
    /// <param name="answer">What it says: a text as it stands, anything else as JSON. It is read like an answer of a real model: one that does not fit is repaired, or fails.</param>
    /// <param name="times">How often; then what was said before has the word. Default: always.</param>
    public WorkflowTest Model(string alias, object answer, int? times = null)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var shown = Call("Model", alias);
        var text = FakedClient.Text(answer, shown);
        return With(new ModelFake(alias, shown, times, new FakedClient(_ => text)));
    }

    /// <summary>Answers for a model, by what it is asked.</summary>
    /// <param name="alias">What the workflow calls it.</param>
    /// <param name="answer">Told the rendered prompt, gives the answer, as for <see cref="Model(string, object, int?)"/>.</param>
    /// <param name="times">How often, as for <see cref="Model(string, object, int?)"/>.</param>
    public WorkflowTest Model(string alias, Func<string, object> answer, int? times = null)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var shown = Call("Model", alias);
        return With(new ModelFake(alias, shown, times, new FakedClient(prompt => FakedClient.Text(answer(prompt), shown))));
    }

    /// <summary>Asks a client of the test's own in place of a model: one that calls tools, for instance.</summary>
    /// <param name="alias">What the workflow calls the model.</param>
    /// <param name="client">The client.</param>
    /// <param name="times">How often, as for <see cref="Model(string, object, int?)"/>.</param>
    public WorkflowTest Model(string alias, IChatClient client, int? times = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        return With(new ModelFake(alias, Call("Model", alias), times, client));
    }

    /// <summary>Answers requests, of <c>Http</c> blocks and of <c>CodeContext.Current.Http</c>, with 200 and a body.</summary>
    /// <param name="method">Their method: <c>GET</c>.</param>
    /// <param name="url">Where they go: <c>https://crm.example/customers/*</c>. <c>*</c> stands for any letters; without a <c>?</c> every query fits. Large and small letters are the same in the scheme and the host alone.</param>
    /// <param name="body">The body: a text as it stands, anything else as JSON.</param>
    /// <param name="times">How often; then what was said before has the word. Default: always.</param>
    public WorkflowTest Http(string method, string url, object? body, int? times = null)
    {
        var shown = Call("Http", method, url);
        var text = body is int ? throw TestErrors.StatusOrBody(shown, (int)body) : FakedHttp.Text(body, shown);
        return With(method, url, times, shown, _ => FakedHttp.Answer(HttpStatusCode.OK, text));
    }

    /// <summary>Answers requests with a status.</summary>
    /// <param name="method">Their method, as for <see cref="Http(string, string, object?, int?)"/>.</param>
    /// <param name="url">Where they go, as for <see cref="Http(string, string, object?, int?)"/>.</param>
    /// <param name="status">The status.</param>
    /// <param name="body">The body, as for <see cref="Http(string, string, object?, int?)"/>; default: none.</param>
    /// <param name="times">How often, as for <see cref="Http(string, string, object?, int?)"/>.</param>
    public WorkflowTest Http(string method, string url, HttpStatusCode status, object? body = null, int? times = null)
    {
        var shown = Call("Http", method, url);
        var text = body is null ? "" : FakedHttp.Text(body, shown);
        return With(method, url, times, shown, _ => FakedHttp.Answer(status, text));
    }

    /// <summary>Answers requests by what they are.</summary>
    /// <param name="method">Their method, as for <see cref="Http(string, string, object?, int?)"/>.</param>
    /// <param name="url">Where they go, as for <see cref="Http(string, string, object?, int?)"/>.</param>
    /// <param name="answer">Gives the body, as for <see cref="Http(string, string, object?, int?)"/>, an <see cref="HttpStatusCode"/>, or a whole <see cref="HttpResponseMessage"/>.</param>
    /// <param name="times">How often, as for <see cref="Http(string, string, object?, int?)"/>.</param>
    public WorkflowTest Http(string method, string url, Func<SentRequest, object?> answer, int? times = null)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var shown = Call("Http", method, url);
        return With(method, url, times, shown, request => answer(request) switch
        {
            HttpResponseMessage whole => whole,
            HttpStatusCode status => FakedHttp.Answer(status, ""),
            var body => FakedHttp.Answer(HttpStatusCode.OK, FakedHttp.Text(body, shown)),
        });
    }

    /// <summary>Sets a secret, for <c>{{ secrets.NAME }}</c> and <c>configuration["Secrets:NAME"]</c>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value: no real one.</param>
    public WorkflowTest Secret(string name, string value) => new(_setup with { Secrets = _setup.Secrets.SetItem(name, value) });

    /// <summary>Sets a variable, for <c>{{ vars.name }}</c>.</summary>
    /// <param name="name">Its name. One that no template reads is refused; where a template reads variables by names that are known only then, it is one of <see cref="WorkflowRun.UnusedFakes"/> unless that was rendered.</param>
    /// <param name="value">Its value.</param>
    public WorkflowTest Variable(string name, object value) => new(_setup with { Variables = _setup.Variables.SetItem(name, Written(value, Call("Variable", name))) });

    /// <summary>Gives code blocks this in place of a service that the project registers in its class with <c>[WorkflowServices]</c>, for the whole run.</summary>
    /// <typeparam name="T">What it is registered as.</typeparam>
    /// <param name="instance">The service. It is the test's: it is not disposed of.</param>
    public WorkflowTest Service<T>(T instance)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(instance);
        return new(_setup with
        {
            Services = _setup.Services.Add(services =>
            {
                services.RemoveAll<T>();
                services.AddSingleton(instance);
            }),
        });
    }

    private WorkflowTest With(string method, string url, int? times, string shown, Func<SentRequest, HttpResponseMessage> answer)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(url);
        return new(_setup with { Http = _setup.Http.Add(new(RequestMethods.Known(method, shown), new(url), shown, times, answer)) });
    }

    private WorkflowTest With(ModelFake fake) => new(_setup with { Models = _setup.Models.Add(fake) });
}

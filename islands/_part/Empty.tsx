/** Before the first event: the commands that make one. */
export function Empty({ origin }: { readonly origin: string }) {
  return (
    <div class="empty">
      <h3>No traffic yet</h3>
      <p>Events appear here the moment they happen, whichever process sees them.</p>
      <dl>
        <dt>Put Oktsec in front of an MCP server</dt>
        <dd>
          <code>oktsec proxy --agent files -- npx -y @modelcontextprotocol/server-filesystem .</code>
        </dd>
        <dt>Send a message from one agent to another</dt>
        <dd>
          <code>
            {`curl -s ${origin}/v1/message -H 'content-type: application/json' -d '{"from":"ada","to":"bob","content":"hello"}'`}
          </code>
        </dd>
        <dt>See how it looks with traffic, in a home that is thrown away after</dt>
        <dd>
          <code>oktsec demo --keep</code>
        </dd>
      </dl>
    </div>
  );
}

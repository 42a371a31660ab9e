// Bluesky's own server with a town and a neighbour; says where it is, and stops when its input ends.
const { TestNetworkNoAppView } = require('@atproto/dev-env');

async function run() {
  const network = await TestNetworkNoAppView.create({});
  const people = {};
  for (const name of ['town', 'rosa']) {
    const agent = network.pds.getClient();
    const { data } = await agent.api.com.atproto.server.createAccount({
      email: `${name}@example.org`, handle: `${name}.test`, password: `password-of-${name}`,
    });
    people[name] = data.did;
  }
  console.log(`READY ${network.pds.url} ${people.town} ${people.rosa}`);
  process.stdin.resume();
  process.stdin.on('end', async () => {
    await network.close();
    process.exit(0);
  });
}

run().catch((error) => {
  console.error(error);
  process.exit(1);
});
